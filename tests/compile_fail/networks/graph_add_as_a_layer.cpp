// SPDX-License-Identifier: MIT
// mistake: Graphs: Add as a line
// text: dovetail: layer 1, Add, joins several values: write Join<Add, "name"> in a Graph
// type: no_problem<named<layer<1, Add, joins_several_values, write_L_in_a_Graph<Join<Add, Literal<5>{"name"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">, Dense<2>>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Add, Dense<2>>;
#endif

Network<A> network;
