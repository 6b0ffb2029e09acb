// SPDX-License-Identifier: MIT
// mistake: Layers: A parameter that the layer does not have
// text: dovetail: layer 0, With<Dense<4, 3>, On<"kernl", HeNormal>>, has no parameter "kernl", but "kernel", "bias"
// type: no_problem<named<layer<0, With<Dense<4, 3>, On<Literal<6>{"kernl"}, HeNormal>>, has_no_parameter_P<Literal<6>{"kernl"}>, but<Literal<7>{"kernel"}, Literal<5>{"bias"}>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, On<"kernel", HeNormal>>>;
#else
using A = Sequential<With<Dense<4, 3>, On<"kernl", HeNormal>>>;
#endif

Network<A> network;
