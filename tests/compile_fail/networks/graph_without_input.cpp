// SPDX-License-Identifier: MIT
// mistake: Graphs: Nothing tells the input shape of a Graph
// text: dovetail: layer 0, Dense<4>, does not tell its input shape: put Input before it as in Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<layer<0, Dense<4>, does_not_tell_its_input_shape, put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">>;
#else
using A = Graph<Tap<"x">, Dense<4>, Join<Add, "x">>;
#endif

Network<A> network;
