// SPDX-License-Identifier: MIT
// mistake: Graphs: A layer that does not fit the value that it goes on from
// text: dovetail: layer 2, Dense<3, 3>, takes shape (3), but layer 0, Dense<8>, gives shape (8): write Dense<8, 3>, or Dense<3> to infer the input size
// type: no_problem<named<layer<2, Dense<3, 3>, takes_shape<3>, but_layer<0, Dense<8>>, gives_shape<8>, write<Dense<8, 3>, or_L_to_infer_the_input_size<Dense<3>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Dense<8>, Tap<"a">, Dense<3>, Tap<"b">, Use<"a">, Dense<8, 3>, Join<Add, "b">>;
#else
using A = Graph<Input<4>, Dense<8>, Tap<"a">, Dense<3>, Tap<"b">, Use<"a">, Dense<3, 3>, Join<Add, "b">>;
#endif

Network<A> network;
