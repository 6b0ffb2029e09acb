// SPDX-License-Identifier: MIT
// mistake: Graphs: A difference of three values
// text: dovetail: layer 2, Join<Subtract, "a", "x">, takes 2 values, but gets 3 values
// type: no_problem<named<layer<2, Join<Subtract, Literal<2>{"a"}, Literal<2>{"x"}>, takes_2_values, but_gets_N_values<3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Tap<"a">, ReLU, Join<Subtract, "a">, Join<Subtract, "x">>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Tap<"a">, ReLU, Join<Subtract, "a", "x">>;
#endif

Network<A> network;
