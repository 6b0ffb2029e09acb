// SPDX-License-Identifier: MIT
// mistake: Layers: A regularizer of a layer without parameters
// text: dovetail: layer 1, With<ReLU, L2<0.5>>, does not take the option L2<0.5>
// type: no_problem<named<layer<1, With<ReLU, L2<Number{5.000000e-01}>>, does_not_take_the_option<L2<Number{5.000000e-01}>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, L2<0.5>>, ReLU>;
#else
using A = Sequential<Dense<4, 3>, With<ReLU, L2<0.5>>>;
#endif

Network<A> network;
