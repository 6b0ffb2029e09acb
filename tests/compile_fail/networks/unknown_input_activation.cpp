// SPDX-License-Identifier: MIT
// mistake: Architectures: Nothing tells the input shape of an activation
// keras: AttributeError: Sequential model 'sequential_9' has no defined output shape yet.
// text: dovetail: layer 0, ReLU, does not tell its input shape: put Input before it as in Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<layer<0, ReLU, does_not_tell_its_input_shape, put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<9>, ReLU, Dense<3>>;
#else
using A = Sequential<ReLU, Dense<3>>;
#endif

Network<A> network;
