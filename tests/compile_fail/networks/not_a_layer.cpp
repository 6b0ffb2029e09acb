// SPDX-License-Identifier: MIT
// mistake: Architectures: A type in the middle is not a layer
// keras: ValueError: Only instances of `keras.Layer` can be added to a Sequential model. Received: 3 (of type <class 'int'>)
// pytorch: TypeError: int is not a Module subclass
// text: dovetail: layer 1, int, is not a layer
// type: no_problem<named<layer<1, int, is_not_a_layer>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, ReLU>;
#else
using A = Sequential<Dense<4, 3>, int>;
#endif

Network<A> network;
