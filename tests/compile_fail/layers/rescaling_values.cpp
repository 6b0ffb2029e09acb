// SPDX-License-Identifier: MIT
// mistake: Layers: Rescaling with other numbers than a scale and an offset
// text: dovetail: layer 0, Rescaling<2, 1, 0>, takes Scale and Offset or Scale alone
// type: no_problem<named<layer<0, Rescaling<Number{2.000000e+00}, Number{1.000000e+00}, Number{0.000000e+00}>, takes_Scale_and_Offset_or_Scale_alone>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, Rescaling<2, 1>, Dense<1>>;
#else
using A = Sequential<Input<4>, Rescaling<2, 1, 0>, Dense<1>>;
#endif

Network<A> network;
