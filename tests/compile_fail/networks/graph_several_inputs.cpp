// SPDX-License-Identifier: MIT
// mistake: Graphs: A Network of two inputs
// text: dovetail: Graph<NamedInput<"a", 4>, Dense<2>, Tap<"y">, NamedInput<"b", 3>, Join<Concatenate, "y">> has several inputs or outputs, but a Network has one of each
// type: no_problem<named<A_has_several_inputs_or_outputs<Graph<NamedInput<Literal<2>{"a"}, 4>, Dense<2>, Tap<Literal<2>{"y"}>, NamedInput<Literal<2>{"b"}, 3>, Join<Concatenate, Literal<2>{"y"}>>, but_a_Network_has_one_of_each>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<NamedInput<"a", 4>, Dense<2>, Join<Concatenate, "a">>;
#else
using A = Graph<NamedInput<"a", 4>, Dense<2>, Tap<"y">, NamedInput<"b", 3>, Join<Concatenate, "y">>;
#endif

Network<A> network;
