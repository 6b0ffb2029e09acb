// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside a Residual does not fit
// text: dovetail: Sequential layer 0.1, Dense<9, 4>, takes shape (9), but layer 0.0, Dense<5>, gives shape (5): write Dense<5, 4>, or Dense<4> to have it worked out
// type: no<inside_layer<0, layer<1, Dense<9, 4>, takes<9>, but_layer<0, Dense<5>>, gives<5>, write<Dense<5, 4>, or_to_have_it_worked_out<Dense<4>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Residual<Dense<5>, Dense<5, 4>>>;
#else
using A = Sequential<Input<4>, Residual<Dense<5>, Dense<9, 4>>>;
#endif

Network<A> network;
