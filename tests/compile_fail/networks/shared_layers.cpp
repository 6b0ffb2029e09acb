// SPDX-License-Identifier: MIT
// mistake: Graphs: One name for two groups of shared layers
// text: dovetail: layer 1, Shared<"e", Dense<2>>, cannot have the parameters of layer 0, Shared<"e", Dense<3>>, which has others
// type: no_problem<named<layer<1, Shared<Literal<2>{"e"}, Dense<2>>, cannot_have_the_parameters_of_layer<0, Shared<Literal<2>{"e"}, Dense<3>>>, which_has_others>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A =
    Graph<Input<4>, Tap<"x">, Shared<"e", Dense<3>>, Tap<"a">, Use<"x">, Shared<"e", Dense<3>>, Join<Concatenate, "a">>;
#else
using A =
    Graph<Input<4>, Tap<"x">, Shared<"e", Dense<3>>, Tap<"a">, Use<"x">, Shared<"e", Dense<2>>, Join<Concatenate, "a">>;
#endif

Network<A> network;
