// SPDX-License-Identifier: MIT
// mistake: Architectures: A number in place of an architecture
// text: dovetail: int is not an architecture, such as Sequential<Input<28, 28>, Flatten<>, Dense<10>>
// type: no_problem<named<A_is_not_an_architecture<int, such_as<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>>;
#else
using A = int;
#endif

Network<A> network;
