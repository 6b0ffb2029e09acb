// SPDX-License-Identifier: MIT
// mistake: Layers: An option of another layer
// text: dovetail: layer 0, With<Dense<4, 3>, Momentum<0.5>>, does not take the option Momentum<0.5>, but takes NoBias
// type: no_problem<named<layer<0, With<Dense<4, 3>, Momentum<Number{5.000000e-01}>>, does_not_take_the_option<Momentum<Number{5.000000e-01}>>, but_takes<NoBias>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, NoBias>>;
#else
using A = Sequential<With<Dense<4, 3>, Momentum<0.5>>>;
#endif

Network<A> network;
