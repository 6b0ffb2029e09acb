// SPDX-License-Identifier: MIT
// mistake: Layers: A regularizer of the output of a layer that computes nothing
// text: dovetail: layer 1, With<Dropout<0.5>, On<"output", L2<0.1>>>, does not take the option On<"output", L2<0.1>>
// type: no_problem<named<layer<1, With<Dropout<Number{5.000000e-01}>, On<Literal<7>{"output"}, L2<Number{1.000000e-01}>>>, does_not_take_the_option<On<Literal<7>{"output"}, L2<Number{1.000000e-01}>>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, On<"output", L2<0.1>>>, Dropout<0.5>, Dense<2>>;
#else
using A = Sequential<Dense<4, 3>, With<Dropout<0.5>, On<"output", L2<0.1>>>, Dense<2>>;
#endif

Network<A> network;
