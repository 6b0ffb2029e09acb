// SPDX-License-Identifier: MIT
// mistake: Architectures: An Input that states nothing
// text: dovetail: the shape of Input<> has no extents: state the shape of one sample
// type: no_problem<named<the_shape_of<Input<>, has_no_extents, state_the_shape_of_one_sample>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28>, Dense<2>>;
#else
using A = Sequential<Input<>, Dense<2>>;
#endif

int main() { Network<A>().summary(); }
