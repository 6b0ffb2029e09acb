// SPDX-License-Identifier: MIT
// mistake: Graphs: A Join by something else
// text: dovetail: layer 1, Join<ReLU, "x">, does not know how to join by ReLU
// type: no_problem<named<layer<1, Join<ReLU, Literal<2>{"x"}>, does_not_know_how_to_join_by<ReLU>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Multiply, "x">>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<ReLU, "x">>;
#endif

Network<A> network;
