// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer two levels down does not fit
// text: dovetail: layer 1.0.1, Dense<9, 8>, takes shape (9), but layer 1.0.0, Dense<5>, gives shape (5): write Dense<5, 8>, or Dense<8> to infer the input size
// type: no_problem<named<inside_layer<1, inside_layer<0, layer<1, Dense<9, 8>, takes_shape<9>, but_layer<0, Dense<5>>, gives_shape<5>, write<Dense<5, 8>, or_L_to_infer_the_input_size<Dense<8>>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 6>, Sequential<Sequential<Dense<5>, Dense<5, 8>>>>;
#else
using A = Sequential<Dense<4, 6>, Sequential<Sequential<Dense<5>, Dense<9, 8>>>>;
#endif

Network<A> network;
