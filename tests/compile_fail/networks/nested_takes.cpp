// SPDX-License-Identifier: MIT
// mistake: Architectures: A nested Sequential does not fit the layer before it
// text: dovetail: layer 1, Sequential<Dense<9, 8>, ReLU>, takes shape (9), but layer 0, Dense<4, 5>, gives shape (5)
// type: no_problem<named<layer<1, Sequential<Dense<9, 8>, ReLU>, takes_shape<9>, but_layer<0, Dense<4, 5>>, gives_shape<5>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 9>, Sequential<Dense<9, 8>, ReLU>>;
#else
using A = Sequential<Dense<4, 5>, Sequential<Dense<9, 8>, ReLU>>;
#endif

Network<A> network;
