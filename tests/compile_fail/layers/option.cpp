// SPDX-License-Identifier: MIT
// mistake: Layers: An option that the layer does not have
// keras: ValueError: Unrecognized keyword arguments passed to BatchNormalization: {'use_bias': False}
// text: dovetail: layer 1, With<BatchNormalization, NoBias>, does not take the option NoBias, but takes Momentum<0.99>, Epsilon<0.001>
// type: no_problem<named<layer<1, With<BatchNormalization, NoBias>, does_not_take_the_option<NoBias>, but_takes<Momentum<Number{9.900000e-01}>, Epsilon<Number{1.000000e-03}>>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, With<BatchNormalization, Ones>>;
#else
using A = Sequential<Dense<4, 3>, With<BatchNormalization, NoBias>>;
#endif

Network<A> network;
