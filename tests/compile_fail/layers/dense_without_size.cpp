// SPDX-License-Identifier: MIT
// mistake: Layers: A Dense without its size
// pytorch: TypeError: Linear.__init__() missing 2 required positional arguments: 'in_features' and 'out_features'
// text: dovetail: layer 1, Dense<>, takes In and Out or Out alone
// type: no_problem<named<layer<1, Dense<>, takes_In_and_Out_or_Out_alone>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<784, 128>, Dense<10>>;
#else
using A = Sequential<Dense<784, 128>, Dense<>>;
#endif

Network<A> network;
