// SPDX-License-Identifier: MIT
// mistake: Training: LearningRateByLayer around Lamb
// text: x
// type: x
#include <dovetail/dovetail.hpp>
#include <dovetail/training/optimizers.hpp>

using namespace dovetail;

using A = Sequential<Input<4>, Dense<1>>;
constexpr auto factor = [](std::size_t layer) { return layer == 0 ? 0.1 : 1; };

#ifdef FIXED
auto model = compile<A>(LearningRateByLayer{Adam{}, factor}, MeanSquaredError{});
#else
auto model = compile<A>(LearningRateByLayer{Lamb{}, factor}, MeanSquaredError{});
#endif
