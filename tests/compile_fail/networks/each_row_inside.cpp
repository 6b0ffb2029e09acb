// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside an EachRow does not fit
// text: dovetail: layer 0.1, Dense<9, 4>, takes shape (9), but layer 0.0, Dense<5>, gives shape (5): write Dense<5, 4>, or Dense<4> to infer the input size
// type: no_problem<named<inside_layer<0, layer<1, Dense<9, 4>, takes_shape<9>, but_layer<0, Dense<5>>, gives_shape<5>, write<Dense<5, 4>, or_L_to_infer_the_input_size<Dense<4>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<7, 3>, EachRow<Dense<5>, Dense<5, 4>>>;
#else
using A = Sequential<Input<7, 3>, EachRow<Dense<5>, Dense<9, 4>>>;
#endif

Network<A> network;
