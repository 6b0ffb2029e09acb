// SPDX-License-Identifier: MIT
// mistake: Layers: Images whose channels come first
// text: dovetail: layer 0, Conv2D<8, 5>, has a window of 5 by 5 that does not fit shape (3, 32, 32): put the channels last as in shape (32, 32, 3)
// type: no_problem<named<layer<0, Conv2D<8, 5, 5>, has_a_window_of_H_by_W_that_does_not_fit_shape<5, 5, 3, 32, 32>, put_the_channels_last_as_in_shape<32, 32, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<32, 32, 3>, Conv2D<8, 5>, ReLU>;
#else
using A = Sequential<Input<3, 32, 32>, Conv2D<8, 5>, ReLU>;
#endif

Network<A> network;
