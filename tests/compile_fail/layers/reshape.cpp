// SPDX-License-Identifier: MIT
// mistake: Layers: A Reshape that loses elements
// keras: ValueError: The total size of the tensor must be unchanged. Received: input_shape=(784,), target_shape=(28, 27)
// pytorch: RuntimeError: unflatten: Provided sizes [28, 27] don't multiply up to the size of dim 1 (784) in the input tensor
// text: dovetail: layer 1, Reshape<28, 27>, holds 756 elements, but gets 784
// type: no_problem<named<layer<1, Reshape<28, 27>, holds_N_elements<756>, but_gets<784>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<9, 784>, Reshape<28, 28>, Flatten<>>;
#else
using A = Sequential<Dense<9, 784>, Reshape<28, 27>, Flatten<>>;
#endif

Network<A> network;
