// SPDX-License-Identifier: MIT
// mistake: Graphs: Shared layers in a Sequential
// text: dovetail: layers shared as "e" are not all lines of one Graph, and only there have the same parameters
// type: no_problem<named<layers_shared_as_P_are_not_all_lines_of_one_Graph<Literal<2>{"e"}, and_only_there_have_the_same_parameters>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Shared<"e", Dense<4>>, ReLU, Shared<"e", Dense<4>>>;
#else
using A = Sequential<Input<4>, Shared<"e", Dense<4>>, ReLU, Shared<"e", Dense<4>>>;
#endif

Network<A> network;
