// SPDX-License-Identifier: MIT
// mistake: Graphs: A Graph of two inputs among other layers
// text: dovetail: layer 0, Graph<NamedInput<"a", 4>, Dense<2>, Tap<"y">, NamedInput<"b", 3>, Join<Concatenate, "y">>, has several inputs or outputs, but a layer has one of each
// type: no_problem<named<layer<0, Graph<NamedInput<Literal<2>{"a"}, 4>, Dense<2>, Tap<Literal<2>{"y"}>, NamedInput<Literal<2>{"b"}, 3>, Join<Concatenate, Literal<2>{"y"}>>, has_several_inputs_or_outputs, but_a_layer_has_one_of_each>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Graph<NamedInput<"a", 4>, Dense<2>, Join<Concatenate, "a">>>;
#else
using A =
    Sequential<Input<4>, Graph<NamedInput<"a", 4>, Dense<2>, Tap<"y">, NamedInput<"b", 3>, Join<Concatenate, "y">>>;
#endif

Network<A> network;
