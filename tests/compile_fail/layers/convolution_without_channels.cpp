// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv2D of images without channels
// keras: ValueError: Input 0 of layer "conv2d" is incompatible with the layer: expected min_ndim=4, found ndim=3. Full shape received: (None, 28, 28)
// text: dovetail: layer 0, Conv2D<8, 3>, takes images of rank 3 but gets shape (28, 28): put Reshape<28, 28, 1> before it
// type: no_problem<named<layer<0, Conv2D<8, 3, 3>, takes_images_of_rank_3_but_gets_shape<28, 28>, put_L_before_it<Reshape<28UL, 28UL, 1UL>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Reshape<28, 28, 1>, Conv2D<8, 3>, ReLU>;
#else
using A = Sequential<Input<28, 28>, Conv2D<8, 3>, ReLU>;
#endif

Network<A> network;
