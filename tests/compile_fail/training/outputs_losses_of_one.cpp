// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: Losses of a network of one output
// text: dovetail: the network has 1 output, but Losses are of several: write SparseCategoricalCrossentropy
// type: no_problem<named<the_network_has_N_outputs<1, but_Losses_are_of_several, write<SparseCategoricalCrossentropy>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>, Softmax>;

#ifdef FIXED
auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{});
#else
auto model = compile<A>(Adam{}, Losses{SparseCategoricalCrossentropy{}});
#endif
