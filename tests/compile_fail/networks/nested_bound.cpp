// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer inside a nested Sequential that comes first does not fit
// text: dovetail: Sequential layer 0.1, Dense<9, 8>, takes shape (9), but layer 0.0, Dense<4, 5>, gives shape (5): write Dense<5, 8>, or Dense<8> to have it worked out
// type: no<inside_layer<0, layer<1, Dense<9, 8>, takes<9>, but_layer<0, Dense<4, 5>>, gives<5>, write<Dense<5, 8>, or_to_have_it_worked_out<Dense<8>>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Sequential<Dense<4, 5>, Dense<5, 8>>, ReLU>;
#else
using A = Sequential<Sequential<Dense<4, 5>, Dense<9, 8>>, ReLU>;
#endif

Network<A> network;
