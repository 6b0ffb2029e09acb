// SPDX-License-Identifier: MIT
// mistake: Architectures: An Input that states nothing
// text: dovetail: Input<> has no extents: state the shape of one sample
// type: no<stated<Input<>, has_no_extents, state_the_shape_of_one_sample>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28>, Dense<2>>;
#else
using A = Sequential<Input<>, Dense<2>>;
#endif

int main() { Network<A>().summary(); }
