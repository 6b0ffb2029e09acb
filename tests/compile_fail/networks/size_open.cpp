// SPDX-License-Identifier: MIT
// mistake: Architectures: A size that is dynamic
// text: dovetail: layer 0, Dense<dynamic>, has a dynamic extent: state the shape of one sample
// type: no_problem<named<layer<0, Dense<18446744073709551615>, has_a_dynamic_extent, state_the_shape_of_one_sample>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<784>, Dense<10>, ReLU>;
#else
using A = Sequential<Input<784>, Dense<dynamic>, ReLU>;
#endif

Network<A> network;
