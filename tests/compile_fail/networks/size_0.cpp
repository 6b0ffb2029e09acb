// SPDX-License-Identifier: MIT
// mistake: Architectures: A layer of size 0
// text: dovetail: layer 1, Dense<0>, is of size 0
// type: no_problem<named<layer<1, Dense<0>, is_of_size_0>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
using A = Sequential<Dense<4, 3>, Dense<2>>;
#else
using A = Sequential<Dense<4, 3>, Dense<0>>;
#endif

int main() { Network<A>().summary(); }
