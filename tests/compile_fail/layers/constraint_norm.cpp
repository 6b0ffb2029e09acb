// SPDX-License-Identifier: MIT
// mistake: Layers: A constraint to a norm of 0
// text: dovetail: layer 0, With<Dense<4, 3>, MaxNorm<0>>, needs a norm above 0
// type: no_problem<named<layer<0, With<Dense<4, 3>, MaxNorm<Number{0.000000e+00}>>, needs_a_norm_above_0>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/constraints.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, MaxNorm<1>>>;
#else
using A = Sequential<With<Dense<4, 3>, MaxNorm<0>>>;
#endif

Network<A> network;
