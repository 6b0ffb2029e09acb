// SPDX-License-Identifier: MIT
// mistake: Layers: A scale of 1 / 255, which is 0
// keras: (none: 1 / 255 is no integer in Python)
// text: dovetail: layer 0, Rescaling<0>, multiplies by 0: write a scale with a decimal point
// type: no_problem<named<layer<0, Rescaling<Number{0.000000e+00}>, multiplies_by_0, write_a_scale_with_a_decimal_point>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Rescaling<1.0 / 255>, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28>, Rescaling<1 / 255>, Flatten<>, Dense<10>>;
#endif

Network<A> network;
