// SPDX-License-Identifier: MIT
// mistake: Graphs: Images of two sizes side by side
// keras: ValueError: A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: input_shape=[(None, 4, 8, 3), (None, 8, 8, 3)]
// text: dovetail: layer 1, Join<Concatenate, "a">, takes shapes that differ in their last extent alone, but layer 0, MaxPooling2D<2, 1>, gives shape (4, 8, 3), and the input has shape (8, 8, 3)
// type: no_problem<named<layer<1, Join<Concatenate, Literal<2>{"a"}>, takes_shapes_that_differ_in_their_last_extent_alone, but_layer<0, MaxPooling2D<2, 1>>, gives_shape<4, 8, 3>, and_the_input_has_shape<8, 8, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<8, 8, 3>, MaxPooling2D<2>, Tap<"a">, BatchNormalization, Join<Concatenate, "a">>;
#else
using A = Graph<Input<8, 8, 3>, Tap<"a">, MaxPooling2D<2, 1>, Join<Concatenate, "a">>;
#endif

Network<A> network;
