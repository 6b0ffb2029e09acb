// SPDX-License-Identifier: MIT
// mistake: Training: A learning rate that is neither a number nor a callable of the step
// text: dovetail: a learning rate is a number or a callable of the step and not Halved
// type: no_problem<named<a_learning_rate_is_a_number_or_a_callable_of_the_step_and_not<Halved>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Halved {
  double start;
#ifdef FIXED
  double operator()(int step) const { return start / (1 + step / 1'000); }
#endif
};

int main() {
  auto model = compile<Sequential<Dense<4, 3>>>(Adam{.learning_rate = Halved{1e-3}}, MeanSquaredError{});
  model.summary();
}
