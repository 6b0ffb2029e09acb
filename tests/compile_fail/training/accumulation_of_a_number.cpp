// SPDX-License-Identifier: MIT
// mistake: Training: GradientAccumulation around no optimizer
// text: x
// type: x
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<1>>;

#ifdef FIXED
auto model = compile<A>(GradientAccumulation{Adam{}, 4}, MeanSquaredError{});
#else
auto model = compile<A>(GradientAccumulation{4}, MeanSquaredError{});
#endif
