// SPDX-License-Identifier: MIT
// mistake: Layers: Reshape with two open extents
// keras: ValueError: There must be at most one unknown dimension (-1) in target_shape.
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Reshape<-1, 14>>;
#else
using A = Sequential<Input<28, 28>, Reshape<-1, -1>>;
#endif

Network<A> network;
