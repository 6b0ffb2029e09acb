// SPDX-License-Identifier: MIT
// mistake: Graphs: A line that goes on from a name that no line above gives
// text: dovetail: Use<"c"> behind layer 0, Dense<3>, goes on from "c", which no line above gives: put Tap<"c"> behind the layer that gives it
// type: no_problem<named<L_behind_layer<Use<Literal<2>{"c"}>, 0, Dense<3>, goes_on_from_P<Literal<2>{"c"}>, which_no_line_above_gives, put_L_behind_the_layer_that_gives_it<Tap<Literal<2>{"c"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"a">, Dense<3>, Tap<"b">, Use<"a">, Dense<3>, Join<Add, "b">>;
#else
using A = Graph<Input<4>, Tap<"a">, Dense<3>, Tap<"b">, Use<"c">, Dense<3>, Join<Add, "b">>;
#endif

Network<A> network;
