// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv1D behind images
// text: dovetail: layer 1, Conv1D<8, 3>, takes sequences of rank 2 but gets shape (26, 26, 8): write Conv2D<8, 3, 3>
// type: no_problem<named<layer<1, Conv1D<8, 3>, takes_sequences_of_rank_2_but_gets_shape<26, 26, 8>, write<Conv2D<8, 3, 3>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 3>, Conv2D<8, 3>, Conv2D<8, 3>>;
#else
using A = Sequential<Input<28, 28, 3>, Conv2D<8, 3>, Conv1D<8, 3>>;
#endif

Network<A> network;
