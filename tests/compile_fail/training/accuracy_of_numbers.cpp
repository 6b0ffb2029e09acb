// SPDX-License-Identifier: MIT
// mistake: Meaning: Accuracy of numbers
// text: dovetail: the metric Accuracy counts right answers, but the targets of the loss MeanSquaredError are numbers: write MeanAbsoluteError, or a loss that names its activation
// type: no_problem<named<the_metric_M_counts_right_answers<Accuracy, but_the_targets_of_the_loss_L_are_numbers<MeanSquaredError>, write<MeanAbsoluteError, or_a_loss_that_names_its_activation>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Prices = Sequential<Dense<4, 8>, ReLU, Dense<8, 1>>;

double f(const Tensor<float, dynamic, 4>& x, const Tensor<float, dynamic>& y) {
#ifdef FIXED
  using Metric = MeanAbsoluteError;
#else
  using Metric = Accuracy;
#endif
  auto model = compile<Prices>(Adam{}, MeanSquaredError{}, Metric{});
  model.fit(x, y, {.epochs = 2});
  return model.evaluate(x, y).metric<Metric>();
}
