// SPDX-License-Identifier: MIT
// mistake: Architectures: Two mistakes: the first one is reported
// text: dovetail: Sequential layer 1, Dense<9, 5>, takes shape (9), but layer 0, Dense<4, 3>, gives shape (3): write Dense<3, 5>, or Dense<5> to have it worked out
// type: no<layer<1, Dense<9, 5>, takes<9>, but_layer<0, Dense<4, 3>>, gives<3>, write<Dense<3, 5>, or_to_have_it_worked_out<Dense<5>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Dense<3, 5>, Dense<5, 2>>;
#else
using A = Sequential<Dense<4, 3>, Dense<9, 5>, Dense<7, 2>>;
#endif

Network<A> network;
