// SPDX-License-Identifier: MIT
// mistake: Several inputs and outputs: A metric on an output that it does not suit
// text: dovetail: the metric On<"angle", Accuracy> counts right answers, but the targets of the loss MeanSquaredError are numbers: write MeanAbsoluteError, or a loss that names its activation
// type: no_problem<named<the_metric_M_counts_right_answers<On<Literal<6>{"angle"}, Accuracy>, but_the_targets_of_the_loss_L_are_numbers<MeanSquaredError>, write<MeanAbsoluteError, or_a_loss_that_names_its_activation>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Two =
    Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, Tap<"seen">, NamedInput<"meta", 3>, Join<Concatenate, "seen">,
          Tap<"trunk">, Dense<3>, Softmax, Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;

#ifdef FIXED
auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}}, On<"digit", Accuracy>{});
#else
auto model = compile<Two>(Adam{}, Losses{SparseCategoricalCrossentropy{}, MeanSquaredError{}}, On<"angle", Accuracy>{});
#endif
