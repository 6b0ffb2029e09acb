// SPDX-License-Identifier: MIT
// mistake: Graphs: A picture of values that do not fit together
// text: dovetail: layer 2, Join<Add, "b">, takes equal shapes, but layer 1, Dense<6>, gives shape (6), and layer 0, Dense<8>, gives shape (8)
// type: no_problem<named<layer<2, Join<Add, Literal<2>{"b"}>, takes_equal_shapes, but_layer<1, Dense<6>>, gives_shape<6>, and_layer<0, Dense<8>>, gives_shape<8>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/networks/to_dot.hpp>
using namespace dovetail;

#ifdef FIXED
using A = Graph<NamedInput<"a", 4>, Dense<8>, Tap<"b">, NamedInput<"c", 2>, Dense<8>, Join<Add, "b">>;
#else
using A = Graph<NamedInput<"a", 4>, Dense<8>, Tap<"b">, NamedInput<"c", 2>, Dense<6>, Join<Add, "b">>;
#endif

int main() { return to_dot<A>().empty(); }
