// SPDX-License-Identifier: MIT
// mistake: Graphs: An input with a name that states another shape than what arrives
// text: dovetail: layer 0, Graph<NamedInput<"x", 5>, Dense<5>, Join<Add, "x">>, takes shape (5), but the input has shape (4)
// type: no_problem<named<layer<0, Graph<NamedInput<Literal<2>{"x"}, 5>, Dense<5>, Join<Add, Literal<2>{"x"}>>, takes_shape<5>, but_the_input_has_shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Graph<NamedInput<"x", 4>, Dense<4>, Join<Add, "x">>>;
#else
using A = Sequential<Input<4>, Graph<NamedInput<"x", 5>, Dense<5>, Join<Add, "x">>>;
#endif

Network<A> network;
