// SPDX-License-Identifier: MIT
// mistake: Graphs: A scalar product of vectors of two lengths
// text: dovetail: layer 2, Join<Dot, "a">, takes two vectors of one length, but layer 1, Dense<7>, gives shape (7), and layer 0, Dense<8>, gives shape (8)
// type: no_problem<named<layer<2, Join<Dot, Literal<2>{"a"}>, takes_two_vectors_of_one_length, but_layer<1, Dense<7>>, gives_shape<7>, and_layer<0, Dense<8>>, gives_shape<8>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<8>, Tap<"a">, Use<"x">, Dense<8>, Join<Dot, "a">>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<8>, Tap<"a">, Use<"x">, Dense<7>, Join<Dot, "a">>;
#endif

Network<A> network;
