// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside a nested Sequential that comes first does not fit
// text: dovetail: layer 0.1, Dense<9, 8>, takes shape (9), but layer 0.0, Dense<4, 5>, gives shape (5): write Dense<5, 8>, or Dense<8> to infer the input size
// type: no_problem<named<inside_layer<0, layer<1, Dense<9, 8>, takes_shape<9>, but_layer<0, Dense<4, 5>>, gives_shape<5>, write<Dense<5, 8>, or_L_to_infer_the_input_size<Dense<8>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Sequential<Dense<4, 5>, Dense<5, 8>>, ReLU>;
#else
using A = Sequential<Sequential<Dense<4, 5>, Dense<9, 8>>, ReLU>;
#endif

Network<A> network;
