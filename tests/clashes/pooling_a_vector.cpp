// SPDX-License-Identifier: MIT
// text: dovetail: Sequential layer 1, MaxPooling2D<3, 2>, takes images of shape (H, W, C), at least as large as its window, but gets shape (784)
// type: no<layer<1, MaxPooling2D<3, 2>, takes_images_but_gets<784>>::text>
#include <dovetail/networks.hpp>

using namespace dovetail;

#ifdef TWIN
using A = Sequential<Input<28, 28, 1>, ReLU, MaxPooling2D<3, 2>, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28, 1>, Flatten<>, MaxPooling2D<3, 2>, Dense<10>>;
#endif

Network<A> network;
