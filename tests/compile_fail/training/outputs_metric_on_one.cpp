// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A metric on the only output
// text: dovetail: the metric On<"digit", Accuracy> names an output, but the network has one: write Accuracy
// type: no_problem<named<the_metric_M_names_an_output<On<Literal<6>{"digit"}, Accuracy>, but_the_network_has_one, write<Accuracy>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using A = Sequential<Dense<4, 3>, Softmax>;

#ifdef FIXED
auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
#else
auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}, On<"digit", Accuracy>{});
#endif
