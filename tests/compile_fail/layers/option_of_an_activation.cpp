// SPDX-License-Identifier: MIT
// mistake: Layers: An option of an activation
// text: dovetail: layer 1, With<ReLU, NoBias>, does not take the option NoBias
// type: no_problem<named<layer<1, With<ReLU, NoBias>, does_not_take_the_option<NoBias>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, NoBias>, ReLU>;
#else
using A = Sequential<Dense<4, 3>, With<ReLU, NoBias>>;
#endif

Network<A> network;
