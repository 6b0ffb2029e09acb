// SPDX-License-Identifier: MIT
// mistake: Architectures: Two mistakes: the first one is reported
// text: dovetail: layer 1, Dense<9, 5>, takes shape (9), but layer 0, Dense<4, 3>, gives shape (3): write Dense<3, 5>, or Dense<5> to infer the input size
// type: no_problem<named<layer<1, Dense<9, 5>, takes_shape<9>, but_layer<0, Dense<4, 3>>, gives_shape<3>, write<Dense<3, 5>, or_L_to_infer_the_input_size<Dense<5>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Dense<3, 5>, Dense<5, 2>>;
#else
using A = Sequential<Dense<4, 3>, Dense<9, 5>, Dense<7, 2>>;
#endif

Network<A> network;
