// SPDX-License-Identifier: MIT
// mistake: Graphs: Values of a Graph inside a Sequential do not go together
// text: dovetail: layer 1.1, Join<Add, "x">, takes equal shapes, but layer 1.0, Dense<5>, gives shape (5), and the input has shape (6)
// type: no_problem<named<inside_layer<1, layer<1, Join<Add, Literal<2>{"x"}>, takes_equal_shapes, but_layer<0, Dense<5>>, gives_shape<5>, and_the_input_has_shape<6>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<6>, Graph<Tap<"x">, Dense<5>, Dense<6>, Join<Add, "x">>>;
#else
using A = Sequential<Input<4>, Dense<6>, Graph<Tap<"x">, Dense<5>, Join<Add, "x">>>;
#endif

Network<A> network;
