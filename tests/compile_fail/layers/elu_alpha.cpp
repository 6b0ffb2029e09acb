// SPDX-License-Identifier: MIT
// mistake: Layers: An ELU with a negative alpha
// keras: nothing: it computes with it
// text: dovetail: layer 1, ELU<-1>, needs an alpha of at least 0
// type: no_problem<named<layer<1, ELU<Number{-1.000000e+00}>, needs_an_alpha_of_at_least_0>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, ELU<1>>;
#else
using A = Sequential<Dense<4, 3>, ELU<-1>>;
#endif

Network<A> network;
