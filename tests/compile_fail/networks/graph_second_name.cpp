// SPDX-License-Identifier: MIT
// mistake: Graphs: One name for two values
// text: dovetail: Tap<"a"> behind layer 0, Dense<4>, gives a name that is given above
// type: no_problem<named<L_behind_layer<Tap<Literal<2>{"a"}>, 0, Dense<4>, gives_a_name_that_is_given_above>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"a">, Dense<4>, Tap<"b">, Dense<4>, Join<Add, "a", "b">>;
#else
using A = Graph<Input<4>, Tap<"a">, Dense<4>, Tap<"a">, Dense<4>, Join<Add, "a">>;
#endif

Network<A> network;
