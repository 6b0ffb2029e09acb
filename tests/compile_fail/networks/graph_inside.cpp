// SPDX-License-Identifier: MIT
// mistake: Graphs: A layer of a Graph inside a Sequential does not fit
// text: dovetail: layer 1.1, Dense<9, 6>, takes shape (9), but layer 1.0, Dense<5>, gives shape (5): write Dense<5, 6>, or Dense<6> to infer the input size
// type: no_problem<named<inside_layer<1, layer<1, Dense<9, 6>, takes_shape<9>, but_layer<0, Dense<5>>, gives_shape<5>, write<Dense<5, 6>, or_L_to_infer_the_input_size<Dense<6>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<6>, Graph<Tap<"x">, Dense<5>, Dense<5, 6>, Join<Add, "x">>>;
#else
using A = Sequential<Input<4>, Dense<6>, Graph<Tap<"x">, Dense<5>, Dense<9, 6>, Join<Add, "x">>>;
#endif

Network<A> network;
