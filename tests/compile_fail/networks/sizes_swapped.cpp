// SPDX-License-Identifier: MIT
// mistake: Architectures: The sizes of a Dense are swapped
// text: dovetail: layer 1, Dense<128, 784>, takes shape (128), but layer 0, Flatten<28, 28>, gives shape (784): write Dense<784, 128>, or Dense<128> to infer the input size
// type: no_problem<named<layer<1, Dense<128, 784>, takes_shape<128>, but_layer<0, Flatten<28, 28>>, gives_shape<784>, write<Dense<784, 128>, or_L_to_infer_the_input_size<Dense<128>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Flatten<28, 28>, Dense<784, 128>>;
#else
using A = Sequential<Flatten<28, 28>, Dense<128, 784>>;
#endif

Network<A> network;
