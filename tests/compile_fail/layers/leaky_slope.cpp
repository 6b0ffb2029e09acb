// SPDX-License-Identifier: MIT
// mistake: Layers: A LeakyReLU with a negative slope
// keras: ValueError: The negative_slope value of a Leaky ReLU layer cannot be None or negative value. Expected a float. Received: negative_slope=-0.25
// text: dovetail: layer 1, LeakyReLU<-0.25>, needs a slope of at least 0
// type: no_problem<named<layer<1, LeakyReLU<Number{-2.500000e-01}>, needs_a_slope_of_at_least_0>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, LeakyReLU<0.25>>;
#else
using A = Sequential<Dense<4, 3>, LeakyReLU<-0.25>>;
#endif

Network<A> network;
