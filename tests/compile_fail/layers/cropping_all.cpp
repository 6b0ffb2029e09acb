// SPDX-License-Identifier: MIT
// mistake: Layers: A cropping that leaves nothing
// keras: ValueError: Values in `cropping` argument should be smaller than the corresponding spatial dimension of the input. Received: input_shape=(None, 4, 6, 1), cropping=((2, 2), (2, 2))
// text: dovetail: layer 0, Cropping2D<2>, leaves nothing of shape (4, 6, 1)
// type: no_problem<named<layer<0, Cropping2D<2>, leaves_nothing_of_shape<4, 6, 1>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4, 6, 1>, Cropping2D<1>>;
#else
using A = Sequential<Input<4, 6, 1>, Cropping2D<2>>;
#endif

Network<A> network;
