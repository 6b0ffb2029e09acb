// SPDX-License-Identifier: MIT
// mistake: Layers: A Dense with three sizes
// text: dovetail: layer 1, Dense<128, 64, 10>, takes In and Out or Out alone
// type: no_problem<named<layer<1, Dense<128, 64, 10>, takes_In_and_Out_or_Out_alone>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<784, 128>, Dense<64>, Dense<10>>;
#else
using A = Sequential<Dense<784, 128>, Dense<128, 64, 10>>;
#endif

Network<A> network;
