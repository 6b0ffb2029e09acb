// SPDX-License-Identifier: MIT
// mistake: Graphs: A Join that names a value that no line above gives
// text: dovetail: layer 2, Join<Add, "input">, names "input", which no line above gives: put Tap<"input"> behind the layer that gives it
// type: no_problem<named<layer<2, Join<Add, Literal<6>{"input"}>, names_P<Literal<6>{"input"}>, which_no_line_above_gives, put_L_behind_the_layer_that_gives_it<Tap<Literal<6>{"input"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"in">, Dense<4>, ReLU, Join<Add, "in">>;
#else
using A = Graph<Input<4>, Tap<"in">, Dense<4>, ReLU, Join<Add, "input">>;
#endif

Network<A> network;
