// SPDX-License-Identifier: MIT
// mistake: Layers: A ZeroPadding2D of three numbers
// keras: ValueError: `padding` should have two elements. Received: padding=(1, 1, 2)
// text: dovetail: layer 0, ZeroPadding2D<1, 1, 2>, takes one two or four numbers
// type: no_problem<named<layer<0, ZeroPadding2D<1, 1, 2>, takes_one_two_or_four_numbers>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4, 6, 1>, ZeroPadding2D<1, 2>>;
#else
using A = Sequential<Input<4, 6, 1>, ZeroPadding2D<1, 1, 2>>;
#endif

Network<A> network;
