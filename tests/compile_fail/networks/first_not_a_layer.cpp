// SPDX-License-Identifier: MIT
// mistake: Architectures: The first type is not a layer
// keras: ValueError: Only instances of `keras.Layer` can be added to a Sequential model. Received: 3 (of type <class 'int'>)
// pytorch: TypeError: int is not a Module subclass
// text: dovetail: layer 0, int, is not a layer
// type: no_problem<named<layer<0, int, is_not_a_layer>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Dense<3>>;
#else
using A = Sequential<int, Dense<3>>;
#endif

Network<A> network;
