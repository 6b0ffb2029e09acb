// SPDX-License-Identifier: MIT
// mistake: Training: GradientAccumulation around no optimizer
// text: dovetail: the optimizer GradientAccumulation<int>, goes around an optimizer and not int
// type: no_problem<named<the_optimizer_O<GradientAccumulation<int>, goes_around_an_optimizer_and_not<int>>>::text>
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<1>>;

#ifdef FIXED
auto model = compile<A>(GradientAccumulation{Adam{}, 4}, MeanSquaredError{});
#else
auto model = compile<A>(GradientAccumulation{4}, MeanSquaredError{});
#endif
