// SPDX-License-Identifier: MIT
// mistake: Graphs: A Join that names no other value
// text: dovetail: layer 1, Join<Add>, joins no second value: write Join<Add, "name">
// type: no_problem<named<layer<1, Join<Add>, joins_no_second_value, write<Join<Add, Literal<5>{"name"}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">>;
#else
using A = Graph<Input<4>, Dense<4>, Join<Add>>;
#endif

Network<A> network;
