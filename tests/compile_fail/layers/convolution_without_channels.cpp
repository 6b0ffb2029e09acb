// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv2D of images without channels
// keras: ValueError: Input 0 of layer "conv2d" is incompatible with the layer: expected min_ndim=4, found ndim=3. Full shape received: (None, 28, 28)
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Reshape<28, 28, 1>, Conv2D<8, 3>, ReLU>;
#else
using A = Sequential<Input<28, 28>, Conv2D<8, 3>, ReLU>;
#endif

Network<A> network;
