// SPDX-License-Identifier: MIT
// mistake: Graphs: A sum of values of two shapes
// keras: ValueError: Inputs have incompatible shapes. Received shapes (6,) and (8,)
// text: dovetail: layer 3, Join<Add, "a">, takes equal shapes, but layer 2, Dense<6>, gives shape (6), and layer 0, Dense<8>, gives shape (8)
// type: no_problem<named<layer<3, Join<Add, Literal<2>{"a"}>, takes_equal_shapes, but_layer<2, Dense<6>>, gives_shape<6>, and_layer<0, Dense<8>>, gives_shape<8>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Dense<8>, Tap<"a">, ReLU, Dense<8>, Join<Add, "a">>;
#else
using A = Graph<Input<4>, Dense<8>, Tap<"a">, ReLU, Dense<6>, Join<Add, "a">>;
#endif

Network<A> network;
