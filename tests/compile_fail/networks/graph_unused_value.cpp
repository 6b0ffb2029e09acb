// SPDX-License-Identifier: MIT
// mistake: Graphs: A value that nobody takes
// text: dovetail: layer 0, Dense<8>, gives a value that no line takes: put Tap<"name"> or Output<"name"> behind it
// type: no_problem<named<layer<0, Dense<8>, gives_a_value_that_no_line_takes, put_L_or_L_behind_it<Tap<Literal<5>{"name"}>, Output<Literal<5>{"name"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<8>, Tap<"wide">, Use<"x">, Dense<2>, Join<Concatenate, "wide">>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<8>, Use<"x">, Dense<2>>;
#endif

Network<A> network;
