// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 0, Dense<784, 10>, takes shape (784), but the input has shape (28, 28)
// type: no<layer<0, Dense<784, 10>, takes<784>, but_the_input_has_shape<28, 28>>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Input<784>, Dense<784, 10>>;
#else
using A = Sequential<Input<28, 28>, Dense<784, 10>>;
#endif

Network<A> network;
