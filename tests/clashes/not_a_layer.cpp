// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 1, int, is not a layer
// type: no<layer<1, int, is_not_a_layer>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Dense<4, 3>, ReLU>;
#else
using A = Sequential<Dense<4, 3>, int>;
#endif

Network<A> network;
