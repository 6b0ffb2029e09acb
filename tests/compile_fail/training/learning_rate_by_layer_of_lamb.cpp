// SPDX-License-Identifier: MIT
// mistake: Training: LearningRateByLayer around Lamb
// text: dovetail: the optimizer LearningRateByLayer<Lamb, Factor>, goes around optimizers that step number by number and not Lamb
// type: no_problem<named<the_optimizer_O<LearningRateByLayer<Lamb, Factor>, goes_around_optimizers_that_step_number_by_number_and_not<Lamb>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<1>>;
struct Factor {
  double operator()(std::size_t layer) const { return layer == 0 ? 0.1 : 1; }
};

#ifdef FIXED
auto model = compile<A>(LearningRateByLayer{Adam{}, Factor{}}, MeanSquaredError{});
#else
auto model = compile<A>(LearningRateByLayer{Lamb{}, Factor{}}, MeanSquaredError{});
#endif
