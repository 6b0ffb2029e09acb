// SPDX-License-Identifier: MIT
// mistake: Layers: One parameter that is not trained
// text: dovetail: layer 0, With<Dense<4, 3>, On<"bias", NotTrainable>>, does not take the option On<"bias", NotTrainable>
// type: no_problem<named<layer<0, With<Dense<4, 3>, On<Literal<5>{"bias"}, NotTrainable>>, does_not_take_the_option<On<Literal<5>{"bias"}, NotTrainable>>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/layers/not_trainable.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<With<Dense<4, 3>, NotTrainable>>;
#else
using A = Sequential<With<Dense<4, 3>, On<"bias", NotTrainable>>>;
#endif

Network<A> network;
