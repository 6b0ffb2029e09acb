// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv1D of a vector
// keras: ValueError: Input 0 of layer "conv1d" is incompatible with the layer: expected min_ndim=3, found ndim=2. Full shape received: (None, 64)
// text: dovetail: layer 0, Conv1D<8, 3>, takes sequences of rank 2 but gets shape (64): put Reshape<64, 1> before it
// type: no_problem<named<layer<0, Conv1D<8, 3>, takes_sequences_of_rank_2_but_gets_shape<64>, put_L_before_it<Reshape<64UL, 1UL>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<64>, Reshape<64, 1>, Conv1D<8, 3>>;
#else
using A = Sequential<Input<64>, Conv1D<8, 3>>;
#endif

Network<A> network;
