// SPDX-License-Identifier: MIT
// mistake: Graphs: A last line that is no output, behind one that is
// text: dovetail: layer 2, Dense<2>, gives a value that no line takes: put Tap<"name"> or Output<"name"> behind it
// type: no_problem<named<layer<2, Dense<2>, gives_a_value_that_no_line_takes, put_L_or_L_behind_it<Tap<Literal<5>{"name"}>, Output<Literal<5>{"name"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Dense<8>, ReLU, Dense<2>, Output<"y">>;
#else
using A = Graph<Input<4>, Dense<8>, Output<"y">, ReLU, Dense<2>>;
#endif

Network<A> network;
