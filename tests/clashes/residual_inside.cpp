// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside a Residual does not fit
// text: dovetail: Sequential layer 0.1, Dense<9, 4>, takes shape (9), but layer 0.0, Dense<5>, gives shape (5)
// type: no<inside_layer<0, layer<1, Dense<9, 4>, takes<9>, but_layer<0, Dense<5>>, gives<5>>>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Input<4>, Residual<Dense<5>, Dense<5, 4>>>;
#else
using A = Sequential<Input<4>, Residual<Dense<5>, Dense<9, 4>>>;
#endif

Network<A> network;
