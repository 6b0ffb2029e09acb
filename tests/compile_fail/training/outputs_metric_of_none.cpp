// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A metric that suits no output
// text: dovetail: the metric Accuracy fits the targets of no output
// type: no_problem<named<the_metric_M_fits_the_targets_of_no_output<Accuracy>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using A = Graph<Input<4>, Tap<"x">, Dense<3>, Output<"place">, Use<"x">, Dense<1>, Output<"angle">>;

#ifdef FIXED
auto model = compile<A>(Adam{}, Losses{MeanSquaredError{}, MeanSquaredError{}}, MeanAbsoluteError{});
#else
auto model = compile<A>(Adam{}, Losses{MeanSquaredError{}, MeanSquaredError{}}, Accuracy{});
#endif
