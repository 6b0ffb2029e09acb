// SPDX-License-Identifier: MIT
// mistake: Layers: An option with a size too many
// text: dovetail: layer 0, With<Conv2D<8, 3>, Strides<1, 2, 1>>, does not take the option Strides<1, 2, 1>, but takes Strides<1, 1>, Dilation<1, 1>, Groups<1>, Valid, Same, NoBias
// type: no_problem<named<layer<0, With<Conv2D<8, 3, 3>, Strides<1, 2, 1>>, does_not_take_the_option<Strides<1, 2, 1>>, but_takes<Strides<1, 1>, Dilation<1, 1>, Groups<1>, Valid, Same, NoBias>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28, 1>, With<Conv2D<8, 3>, Strides<1, 2>>>;
#else
using A = Sequential<Input<28, 28, 1>, With<Conv2D<8, 3>, Strides<1, 2, 1>>>;
#endif

Network<A> network;
