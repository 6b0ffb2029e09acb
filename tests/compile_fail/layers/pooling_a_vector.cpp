// SPDX-License-Identifier: MIT
// mistake: Layers: MaxPooling2D of a vector
// keras: ValueError: Input 0 with name 'None' of layer 'max_pooling2d' is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 784)
// pytorch: RuntimeError: non-empty 3D or 4D (batch mode) tensor expected for input
// text: dovetail: layer 1, MaxPooling2D<3, 2>, takes images of rank 3 but gets shape (784): put it before layer 0, Flatten<>
// type: no_problem<named<layer<1, MaxPooling2D<3, 2>, takes_images_of_rank_3_but_gets_shape<784>, put_it_before_layer<0, Flatten<>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 1>, ReLU, MaxPooling2D<3, 2>, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28, 1>, Flatten<>, MaxPooling2D<3, 2>, Dense<10>>;
#endif

Network<A> network;
