// SPDX-License-Identifier: MIT
// mistake: Graphs: A layer of a branch does not fit
// text: dovetail: layer 0.1.1, Dense<8, 3>, takes shape (8), but layer 0.1.0, Dense<9>, gives shape (9): write Dense<9, 3>, or Dense<3> to infer the input size
// type: no_problem<named<inside_layer<0, inside_layer<1, layer<1, Dense<8, 3>, takes_shape<8>, but_layer<0, Dense<9>>, gives_shape<9>, write<Dense<9, 3>, or_L_to_infer_the_input_size<Dense<3>>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<9, 3>>>>;
#else
using A = Sequential<Input<4>, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<8, 3>>>>;
#endif

Network<A> network;
