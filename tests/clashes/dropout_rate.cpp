// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 1, Dropout<1.5>, needs a rate from 0 to below 1
// type: no<layer<1, Dropout<Number{1.500000e+00}>, needs_a_rate_from_0_to_below_1>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Dense<4, 3>, Dropout<0.5>>;
#else
using A = Sequential<Dense<4, 3>, Dropout<1.5>>;
#endif

Network<A> network;
