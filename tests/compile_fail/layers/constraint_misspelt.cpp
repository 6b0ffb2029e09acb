// SPDX-License-Identifier: MIT
// mistake: Layers: A constraint of a parameter that the layer does not have
// text: dovetail: layer 0, With<Dense<4, 3>, NoBias, On<"bias", NonNegative>>, has no parameter "bias", but "kernel"
// type: no_problem<named<layer<0, With<Dense<4, 3>, NoBias, On<Literal<5>{"bias"}, NonNegative>>, has_no_parameter_P<Literal<5>{"bias"}>, but<Literal<7>{"kernel"}>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/constraints.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, On<"bias", NonNegative>>>;
#else
using A = Sequential<With<Dense<4, 3>, NoBias, On<"bias", NonNegative>>>;
#endif

Network<A> network;
