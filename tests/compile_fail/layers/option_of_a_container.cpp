// SPDX-License-Identifier: MIT
// mistake: Layers: An initializer for a container
// text: dovetail: layer 1, With<Sequential<Dense<2>, ReLU>, HeNormal>, does not take the option HeNormal
// type: no_problem<named<layer<1, With<Sequential<Dense<2>, ReLU>, HeNormal>, does_not_take_the_option<HeNormal>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Sequential<With<Dense<2>, HeNormal>, ReLU>>;
#else
using A = Sequential<Dense<4, 3>, With<Sequential<Dense<2>, ReLU>, HeNormal>>;
#endif

Network<A> network;
