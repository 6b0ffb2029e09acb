// SPDX-License-Identifier: MIT
// mistake: Layers: A Conv2D with groups that do not divide its channels
// keras: ValueError: The number of input channels must be evenly divisible by the number of groups. Received: groups=2, input channels=3.
// text: dovetail: layer 0, With<Conv2D<8, 3>, Groups<2>>, has 2 groups that do not divide 3 channels and 8 features
// type: no_problem<named<layer<0, With<Conv2D<8, 3, 3>, Groups<2>>, has_G_groups_that_do_not_divide_C_channels_and_F_features<2, 3, 8>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 3>, With<Conv2D<9, 3>, Groups<3>>>;
#else
using A = Sequential<Input<28, 28, 3>, With<Conv2D<8, 3>, Groups<2>>>;
#endif

Network<A> network;
