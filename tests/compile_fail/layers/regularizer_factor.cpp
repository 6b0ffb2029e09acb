// SPDX-License-Identifier: MIT
// mistake: Layers: A regularizer with a negative factor
// text: dovetail: layer 0, With<Dense<4, 3>, L2<-0.5>>, needs factors of at least 0
// type: no_problem<named<layer<0, With<Dense<4, 3>, L2<Number{-5.000000e-01}>>, needs_factors_of_at_least_0>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, L2<0.5>>>;
#else
using A = Sequential<With<Dense<4, 3>, L2<-0.5>>>;
#endif

Network<A> network;
