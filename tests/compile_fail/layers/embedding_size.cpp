// SPDX-License-Identifier: MIT
// mistake: Layers: Embedding without the size of its vocabulary
// pytorch: TypeError: __init__() missing 1 required positional argument: 'embedding_dim'
// text: dovetail: layer 0, Embedding<32>, takes Vocabulary and Dim
// type: no_problem<named<layer<0, Embedding<32>, takes_Vocabulary_and_Dim>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<200>, Embedding<20'000, 32>, Flatten<>, Dense<1>>;
#else
using A = Sequential<Input<200>, Embedding<32>, Flatten<>, Dense<1>>;
#endif

Network<A> network;
