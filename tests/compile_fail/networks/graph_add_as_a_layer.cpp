// SPDX-License-Identifier: MIT
// mistake: Graphs: Add as a line
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Join<Add, "x">, Dense<2>>;
#else
using A = Graph<Input<4>, Tap<"x">, Dense<4>, Add, Dense<2>>;
#endif

Network<A> network;
