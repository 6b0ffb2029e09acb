// SPDX-License-Identifier: MIT
// mistake: Layers: Two options of one choice
// text: dovetail: layer 0, With<Conv2D<8, 3>, Same, Valid>, takes one of Valid, Same, but is given Same, Valid
// type: no_problem<named<layer<0, With<Conv2D<8, 3, 3>, Same, Valid>, takes_one_of<Valid, Same>, but_is_given<Same, Valid>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 1>, With<Conv2D<8, 3>, Same>>;
#else
using A = Sequential<Input<28, 28, 1>, With<Conv2D<8, 3>, Same, Valid>>;
#endif

Network<A> network;
