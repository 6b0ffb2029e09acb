// SPDX-License-Identifier: MIT
// mistake: Architectures: An Input that states the rows of a batch
// text: dovetail: the shape of Input<dynamic, 28, 28> has a dynamic extent: state the shape of one sample
// type: no_problem<named<the_shape_of<Input<18446744073709551615, 28, 28>, has_a_dynamic_extent, state_the_shape_of_one_sample>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Flatten<>, Dense<2>>;
#else
using A = Sequential<Input<dynamic, 28, 28>, Flatten<>, Dense<2>>;
#endif

int main() { Network<A>().summary(); }
