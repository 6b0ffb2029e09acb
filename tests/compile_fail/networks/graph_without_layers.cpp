// SPDX-License-Identifier: MIT
// mistake: Graphs: A Graph without layers
// text: dovetail: a Graph has at least one layer
// type: no_problem<named<a_Graph_has_at_least_one_layer>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, ReLU, Join<Add, "x">>;
#else
using A = Graph<Input<4>>;
#endif

Network<A> network;
