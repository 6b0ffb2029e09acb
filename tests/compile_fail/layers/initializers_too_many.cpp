// SPDX-License-Identifier: MIT
// mistake: Layers: More initializers than parameters
// text: dovetail: layer 0, With<Dense<8>, HeNormal, Zeros, Zeros>, has 2 parameters but is given 3 initializers
// type: no_problem<named<layer<0, With<Dense<8>, HeNormal, Zeros, Zeros>, has_N_parameters_but_is_given_M_initializers<2, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, With<Dense<8>, HeNormal, Zeros>>;
#else
using A = Sequential<Input<4>, With<Dense<8>, HeNormal, Zeros, Zeros>>;
#endif

Network<A> network;
