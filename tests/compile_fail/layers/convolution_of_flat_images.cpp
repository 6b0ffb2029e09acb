// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv2D of images that lie flat
// keras: ValueError: Input 0 of layer "conv2d" is incompatible with the layer: expected min_ndim=4, found ndim=2. Full shape received: (None, 784)
// text: dovetail: layer 0, Conv2D<8, 3>, takes images of rank 3 but gets shape (784): put Reshape<28, 28, 1> before it
// type: no_problem<named<layer<0, Conv2D<8, 3, 3>, takes_images_of_rank_3_but_gets_shape<784>, put_L_before_it<Reshape<28UL, 28UL, 1UL>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Reshape<28, 28, 1>, Conv2D<8, 3>, ReLU>;
#else
using A = Sequential<Input<784>, Conv2D<8, 3>, ReLU>;
#endif

Network<A> network;
