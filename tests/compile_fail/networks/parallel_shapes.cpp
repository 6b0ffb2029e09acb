// SPDX-License-Identifier: MIT
// mistake: Graphs: Branches whose shapes do not go together
// text: dovetail: layer 0, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<5>>>, takes equal shapes, but branch 0, Dense<3>, gives shape (3), and branch 1, Sequential<Dense<9>, Dense<5>>, gives shape (5)
// type: no_problem<named<layer<0, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<5>>>, takes_equal_shapes, but_branch<0, Dense<3>>, gives_shape<3>, and_branch<1, Sequential<Dense<9>, Dense<5>>>, gives_shape<5>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<3>>>>;
#else
using A = Sequential<Input<4>, Parallel<Add, Dense<3>, Sequential<Dense<9>, Dense<5>>>>;
#endif

Network<A> network;
