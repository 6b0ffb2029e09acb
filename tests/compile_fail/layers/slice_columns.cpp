// SPDX-License-Identifier: MIT
// mistake: Layers: A Slice of more columns than there are
// text: dovetail: layer 0, Slice<2, 3>, takes at least 5 columns, but gets 4
// type: no_problem<named<layer<0, Slice<2, 3>, takes_at_least_N_columns<5>, but_gets<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Slice<1, 3>>;
#else
using A = Sequential<Input<4>, Slice<2, 3>>;
#endif

Network<A> network;
