// SPDX-License-Identifier: MIT
// mistake: Layers: A Dropout rate above 1
// keras: ValueError: Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate=1.5
// pytorch: ValueError: dropout probability has to be between 0 and 1, but got 1.5
// text: dovetail: layer 1, Dropout<1.5>, needs a rate from 0 to below 1
// type: no_problem<named<layer<1, Dropout<Number{1.500000e+00}>, needs_a_rate_from_0_to_below_1>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Dropout<0.5>>;
#else
using A = Sequential<Dense<4, 3>, Dropout<1.5>>;
#endif

Network<A> network;
