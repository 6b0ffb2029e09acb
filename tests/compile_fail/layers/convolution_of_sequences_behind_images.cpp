// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv1D behind images
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 3>, Conv2D<8, 3>, Conv2D<8, 3>>;
#else
using A = Sequential<Input<28, 28, 3>, Conv2D<8, 3>, Conv1D<8, 3>>;
#endif

Network<A> network;
