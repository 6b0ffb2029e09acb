// SPDX-License-Identifier: MIT
// mistake: Layers: More initializers than parameters
// text: x
// type: x
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<4>, With<Dense<8>, HeNormal, Zeros>>;
#else
using A = Sequential<Input<4>, With<Dense<8>, HeNormal, Zeros, Zeros>>;
#endif

Network<A> network;
