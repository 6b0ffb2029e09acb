// SPDX-License-Identifier: MIT
// mistake: Graphs: A sum of a layer and the input, which have two shapes
// text: dovetail: layer 2, Join<Add, "x">, takes equal shapes, but layer 1, ReLU, gives shape (8), and the input has shape (4)
// type: no_problem<named<layer<2, Join<Add, Literal<2>{"x"}>, takes_equal_shapes, but_layer<1, ReLU>, gives_shape<8>, and_the_input_has_shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<8>, ReLU, Dense<4>, Join<Add, "x">>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<8>, ReLU, Join<Add, "x">>;
#endif

Network<A> network;
