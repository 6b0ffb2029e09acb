// SPDX-License-Identifier: MIT
// mistake: Architectures: An input of size 0
// text: dovetail: the shape of Input<28, 0> is of size 0
// type: no_problem<named<the_shape_of<Input<28, 0>, is_of_size_0>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Input<28, 28>, Flatten<>, Dense<2>>;
#else
using A = Sequential<Input<28, 0>, Flatten<>, Dense<2>>;
#endif

int main() { Network<A>().summary(); }
