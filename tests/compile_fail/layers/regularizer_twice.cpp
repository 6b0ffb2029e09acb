// SPDX-License-Identifier: MIT
// mistake: Layers: Two regularizers of one parameter
// text: dovetail: layer 0, With<Dense<4, 3>, L1<0.5>, L2<0.5>>, has more than one regularizer of a parameter
// type: no_problem<named<layer<0, With<Dense<4, 3>, L1<Number{5.000000e-01}>, L2<Number{5.000000e-01}>>, has_more_than_one_regularizer_of_a_parameter>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, L1L2<0.5, 0.5>>>;
#else
using A = Sequential<With<Dense<4, 3>, L1<0.5>, L2<0.5>>>;
#endif

Network<A> network;
