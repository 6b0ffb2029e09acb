// SPDX-License-Identifier: MIT
// mistake: Layers: Reshape to an extent that nothing fits
// text: dovetail: layer 0, Reshape<-1, 5>, holds 780 elements, but gets 784
// type: no_problem<named<layer<0, Reshape<-1, 5>, holds_N_elements<780>, but_gets<784>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Reshape<-1, 7>, Flatten<>, Dense<10>>;
#else
using A = Sequential<Input<784>, Reshape<-1, 5>, Flatten<>, Dense<10>>;
#endif

Network<A> network;
