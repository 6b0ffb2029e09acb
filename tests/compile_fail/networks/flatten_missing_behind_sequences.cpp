// SPDX-License-Identifier: MIT
// mistake: Architectures: A Dense behind a layer that gives sequences
// keras: (none: Dense works on the last axis alone)
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<200>, Embedding<1000, 16>, EachRow<Dense<128>>>;
#else
using A = Sequential<Input<200>, Embedding<1000, 16>, Dense<128>>;
#endif

Network<A> network;
