// SPDX-License-Identifier: MIT
// mistake: Layers: A Permute that counts its axes from 0
// keras: ValueError: Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. Received dims=(1, 0)
// text: dovetail: layer 0, Permute<1, 0>, takes each axis from 1 on once of shape (7, 4)
// type: no_problem<named<layer<0, Permute<1, 0>, takes_each_axis_from_1_on_once_of_shape<7, 4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<7, 4>, Permute<2, 1>>;
#else
using A = Sequential<Input<7, 4>, Permute<1, 0>>;
#endif

Network<A> network;
