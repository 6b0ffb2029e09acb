// SPDX-License-Identifier: MIT
// mistake: Architectures: The first layer does not fit the input
// keras: ValueError: Input 0 with name 'None' of layer 'dense_4' is incompatible with the layer: expected axis -1 of input shape to have value 784, but received input with shape (None, 28, 28)
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (28x28 and 784x10)
// text: dovetail: layer 0, Dense<784, 10>, takes shape (784), but the input has shape (28, 28): put Flatten<> before it
// type: no_problem<named<layer<0, Dense<784, 10>, takes_shape<784>, but_the_input_has_shape<28, 28>, put_L_before_it<Flatten<>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Dense<784, 10>>;
#else
using A = Sequential<Input<28, 28>, Dense<784, 10>>;
#endif

Network<A> network;
