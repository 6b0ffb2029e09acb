// SPDX-License-Identifier: MIT
// mistake: Architectures: Nothing tells the input shape of a Residual
// text: dovetail: layer 0, Residual<Dense<4>>, does not tell its input shape: put Input before it as in Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<layer<0, Residual<Dense<4>>, does_not_tell_its_input_shape, put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Residual<Dense<4>>>;
#else
using A = Sequential<Residual<Dense<4>>>;
#endif

Network<A> network;
