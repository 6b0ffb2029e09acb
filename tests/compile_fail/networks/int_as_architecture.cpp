// SPDX-License-Identifier: MIT
// mistake: Architectures: A number in place of an architecture
// text: dovetail: a Network is made from an architecture, as Sequential<Input<28, 28>, Flatten<>, Dense<10>>, but int is none
// type: no<is_not_an_architecture<int>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>>;
#else
using A = int;
#endif

Network<A> network;
