// SPDX-License-Identifier: MIT
// mistake: Graphs: A Graph of two outputs among other layers
// text: dovetail: layer 0, Graph<Dense<2>, Output<"a">, Dense<1>, Output<"b">>, has several inputs or outputs, but a layer has one of each
// type: no_problem<named<layer<0, Graph<Dense<2>, Output<Literal<2>{"a"}>, Dense<1>, Output<Literal<2>{"b"}>>, has_several_inputs_or_outputs, but_a_layer_has_one_of_each>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Graph<Dense<2>, Dense<1>, Output<"b">>>;
#else
using A = Sequential<Input<4>, Graph<Dense<2>, Output<"a">, Dense<1>, Output<"b">>>;
#endif

Network<A> network;
