// SPDX-License-Identifier: MIT
// mistake: Architectures: A Dense with its sizes behind images
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (208x26 and 128x10)
// text: dovetail: layer 2, Dense<128, 10>, takes shape (128), but layer 1, ReLU, gives shape (26, 26, 8): put Flatten<> before it, and write Dense<10>
// type: no_problem<named<layer<2, Dense<128, 10>, takes_shape<128>, but_layer<1, ReLU>, gives_shape<26, 26, 8>, put_L_before_it<Flatten<>, and_write_L<Dense<10>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, ReLU, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<28, 28, 1>, Conv2D<8, 3>, ReLU, Dense<128, 10>>;
#endif

Network<A> network;
