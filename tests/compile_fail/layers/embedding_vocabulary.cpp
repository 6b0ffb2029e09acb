// SPDX-License-Identifier: MIT
// mistake: Layers: Embedding of no tokens
// text: dovetail: layer 0, Embedding<0, 32>, needs a vocabulary of 1 to 2147483648 tokens
// type: no_problem<named<layer<0, Embedding<0, 32>, needs_a_vocabulary_of_1_to_2147483648_tokens>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<200>, Embedding<20'000, 32>, Flatten<>, Dense<1>>;
#else
using A = Sequential<Input<200>, Embedding<0, 32>, Flatten<>, Dense<1>>;
#endif

Network<A> network;
