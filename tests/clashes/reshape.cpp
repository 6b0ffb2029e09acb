// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 1, Reshape<28, 27>, holds 756 elements, but 784 arrive
// type: no<layer<1, Reshape<28, 27>, holds<756>, but_elements_arrive<784>>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Dense<9, 784>, Reshape<28, 28>, Flatten<>>;
#else
using A = Sequential<Dense<9, 784>, Reshape<28, 27>, Flatten<>>;
#endif

Network<A> network;
