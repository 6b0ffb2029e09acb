// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv2D with a kernel larger than its image
// keras: ValueError: Computed output size would be negative. Received: inputs.shape=(None, 4, 4, 3), kernel_shape=(5, 5, 3, 8), strides=[1, 1], padding=valid, dilation_rate=(1, 1).
// pytorch: RuntimeError: Calculated padded input size per channel: (4 x 4). Kernel size: (5 x 5). Kernel size can't be greater than actual input size
// text: dovetail: layer 0, Conv2D<8, 5, 6>, has a window of 5 by 6 that does not fit shape (4, 4, 3): write With<Conv2D<8, 5, 6>, Same>
// type: no_problem<named<layer<0, Conv2D<8, 5, 6>, has_a_window_of_H_by_W_that_does_not_fit_shape<5, 6, 4, 4, 3>, write<With<Conv2D<8, 5, 6>, Same>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4, 4, 3>, With<Conv2D<8, 5, 6>, Same>>;
#else
using A = Sequential<Input<4, 4, 3>, Conv2D<8, 5, 6>>;
#endif

Network<A> network;
