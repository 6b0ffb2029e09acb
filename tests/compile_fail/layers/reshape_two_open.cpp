// SPDX-License-Identifier: MIT
// mistake: Layers: Reshape with two open extents
// keras: ValueError: There must be at most one unknown dimension (-1) in target_shape.
// text: dovetail: layer 0, Reshape<-1, -1>, has more than one extent of minus 1
// type: no_problem<named<layer<0, Reshape<-1, -1>, has_more_than_one_extent_of_minus_1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Reshape<-1, 14>>;
#else
using A = Sequential<Input<28, 28>, Reshape<-1, -1>>;
#endif

Network<A> network;
