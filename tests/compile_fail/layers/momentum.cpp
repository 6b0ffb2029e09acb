// SPDX-License-Identifier: MIT
// mistake: Layers: A BatchNormalization momentum above 1
// text: dovetail: layer 1, With<BatchNormalization, Momentum<99>>, needs a momentum from 0 to 1 and an epsilon above 0
// type: no_problem<named<layer<1, With<BatchNormalization, Momentum<Number{9.900000e+01}>>, needs_a_momentum_from_0_to_1_and_an_epsilon_above_0>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, With<BatchNormalization, Momentum<0.99>>>;
#else
using A = Sequential<Dense<4, 3>, With<BatchNormalization, Momentum<99>>>;
#endif

Network<A> network;
