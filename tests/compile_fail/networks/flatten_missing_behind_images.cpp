// SPDX-License-Identifier: MIT
// mistake: Architectures: A Dense with its sizes behind images
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (208x26 and 128x10)
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, ReLU, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, ReLU, Dense<128, 10>>;
#endif

Network<A> network;
