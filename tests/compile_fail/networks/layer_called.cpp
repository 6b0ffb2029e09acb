// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer in parentheses
// text: dovetail: layer 1, ReLU(), is not a layer
// type: no_problem<named<layer<1, ReLU (), is_not_a_layer>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Dense<10>, ReLU>;
#else
using A = Sequential<Input<784>, Dense<10>, ReLU()>;
#endif

Network<A> network;
