// SPDX-License-Identifier: MIT
// mistake: Graphs: Shared layers that get another shape
// text: dovetail: layer 2, Shared<"e", Dense<3>>, cannot have the parameters of layer 0, Shared<"e", Dense<3>>, which has others
// type: no_problem<named<layer<2, Shared<Literal<2>{"e"}, Dense<3>>, cannot_have_the_parameters_of_layer<0, Shared<Literal<2>{"e"}, Dense<3>>>, which_has_others>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Shared<"e", Dense<4>>, ReLU, Shared<"e", Dense<4>>>;
#else
using A = Graph<Input<4>, Shared<"e", Dense<3>>, ReLU, Shared<"e", Dense<3>>>;
#endif

Network<A> network;
