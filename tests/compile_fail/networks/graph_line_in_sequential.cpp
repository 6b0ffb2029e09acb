// SPDX-License-Identifier: MIT
// mistake: Graphs: A line of a Graph in a Sequential
// text: dovetail: layer 0, Tap<"x">, is a line of a Graph
// type: no_problem<named<layer<0, Tap<Literal<2>{"x"}>, is_a_line_of_a_Graph>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">>;
#else
using A = Sequential<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">>;
#endif

Network<A> network;
