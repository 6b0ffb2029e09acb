// SPDX-License-Identifier: MIT
// mistake: Layers: A regularizer of a layer without a kernel
// text: dovetail: layer 1, With<BatchNormalization, L2<0.01>>, has no parameter "kernel", but "gamma", "beta"
// type: no_problem<named<layer<1, With<BatchNormalization, L2<Number{1.000000e-02}>>, has_no_parameter_P<Literal<7>{"kernel"}>, but<Literal<6>{"gamma"}, Literal<5>{"beta"}>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/regularizers.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, With<BatchNormalization, On<"gamma", L2<0.01>>>>;
#else
using A = Sequential<Dense<4, 3>, With<BatchNormalization, L2<0.01>>>;
#endif

Network<A> network;
