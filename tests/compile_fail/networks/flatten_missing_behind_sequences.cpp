// SPDX-License-Identifier: MIT
// mistake: Architectures: A Dense behind a layer that gives sequences
// keras: (none: Dense works on the last axis alone)
// text: dovetail: layer 1, Dense<128>, takes a vector, but layer 0, Embedding<1000, 16>, gives shape (200, 16): write EachRow<Dense<128>>, or put Flatten<> before it
// type: no_problem<named<layer<1, Dense<128>, takes_a_vector, but_layer<0, Embedding<1000, 16>>, gives_shape<200, 16>, write<EachRow<Dense<128>>, or_put_L_before_it<Flatten<>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<200>, Embedding<1000, 16>, EachRow<Dense<128>>>;
#else
using A = Sequential<Input<200>, Embedding<1000, 16>, Dense<128>>;
#endif

Network<A> network;
