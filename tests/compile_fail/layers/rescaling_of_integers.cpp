// SPDX-License-Identifier: MIT
// mistake: Layers: A scale of 1 / 255, which is 0
// keras: (none: 1 / 255 is no integer in Python)
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Rescaling<1.0 / 255>, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28>, Rescaling<1 / 255>, Flatten<>, Dense<10>>;
#endif

Network<A> network;
