// SPDX-License-Identifier: MIT
// mistake: Graphs: Two outputs of one name
// text: dovetail: Output<"y"> behind layer 1, Dense<2>, gives a name that is given above
// type: no_problem<named<L_behind_layer<Output<Literal<2>{"y"}>, 1, Dense<2>, gives_a_name_that_is_given_above>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Graph<Dense<8>, ReLU, Dense<2>, Output<"y">>>;
#else
using A = Graph<Input<4>, Dense<8>, Output<"y">, Dense<2>, Output<"y">>;
#endif

Network<A> two;
