// SPDX-License-Identifier: MIT
// mistake: Graphs: A value that is used above the line that names it
// text: dovetail: layer 1, Join<Add, "a">, names "a", which no line above gives: put Tap<"a"> behind the layer that gives it
// type: no_problem<named<layer<1, Join<Add, Literal<2>{"a"}>, names_P<Literal<2>{"a"}>, which_no_line_above_gives, put_L_behind_the_layer_that_gives_it<Tap<Literal<2>{"a"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"a">, Dense<4>, Join<Add, "a">, Dense<2>>;
#else
using A = Graph<Input<4>, Dense<4>, Join<Add, "a">, Tap<"a">, Dense<2>>;
#endif

Network<A> network;
