// SPDX-License-Identifier: MIT
// mistake: Architectures: A forgotten Flatten
// keras: (none: Dense works on the last axis alone, and the output has shape (None, 28, 128))
// text: dovetail: layer 0, Dense<128>, takes a vector, but the input has shape (28, 28): put Flatten<> before it, or write EachRow<Dense<128>>
// type: no_problem<named<layer<0, Dense<128>, takes_a_vector, but_the_input_has_shape<28, 28>, put_L_before_it<Flatten<>, or_write_L<EachRow<Dense<128>>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Flatten<>, Dense<128>>;
#else
using A = Sequential<Input<28, 28>, Dense<128>>;
#endif

Network<A> network;
