// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 0, int, is not a layer
// type: no<layer<0, int, is_not_a_layer>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Input<4>, Dense<3>>;
#else
using A = Sequential<int, Dense<3>>;
#endif

Network<A> network;
