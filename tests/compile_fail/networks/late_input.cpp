// SPDX-License-Identifier: MIT
// mistake: Architectures: An Input after a layer states another shape
// keras: ValueError: Sequential model 'sequential_12' has already been configured to use input shape (None, 4). You cannot add a different Input layer to it.
// text: dovetail: Input<9> states its shape, but layer 0, Dense<4>, gives shape (4)
// type: no_problem<named<L_states_its_shape<Input<9>, but_layer<0, Dense<4>>, gives_shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<3>, Dense<4>, Input<4>, ReLU>;
#else
using A = Sequential<Input<3>, Dense<4>, Input<9>, ReLU>;
#endif

Network<A> network;
