// SPDX-License-Identifier: MIT
// mistake: Graphs: A name that no line uses
// text: dovetail: Tap<"skip"> behind layer 0, Dense<4>, gives a name that no line below uses
// type: no_problem<named<L_behind_layer<Tap<Literal<5>{"skip"}>, 0, Dense<4>, gives_a_name_that_no_line_below_uses>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"in">, Dense<4>, Tap<"skip">, ReLU, Dense<4>, Join<Add, "in", "skip">>;
#else
using A = Graph<Input<4>, Tap<"in">, Dense<4>, Tap<"skip">, ReLU, Dense<4>, Join<Add, "in">>;
#endif

Network<A> network;
