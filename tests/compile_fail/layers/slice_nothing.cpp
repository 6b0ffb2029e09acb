// SPDX-License-Identifier: MIT
// mistake: Layers: A Slice of no columns
// text: dovetail: layer 0, Slice<2, 0>, takes at least one column
// type: no_problem<named<layer<0, Slice<2, 0>, takes_at_least_one_column>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Slice<2, 1>>;
#else
using A = Sequential<Input<4>, Slice<2, 0>>;
#endif

Network<A> network;
