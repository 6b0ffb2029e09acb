// SPDX-License-Identifier: MIT
// mistake: Layers: Images whose channels come first
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<32, 32, 3>, Conv2D<8, 5>, ReLU>;
#else
using A = Sequential<Input<3, 32, 32>, Conv2D<8, 5>, ReLU>;
#endif

Network<A> network;
