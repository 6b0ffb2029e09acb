// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A learning rate that falls as half a wave of the cosine: rate(t) = initial_learning_rate ((1 - alpha) (1 + cos(π t /
/// decay_steps)) / 2 + alpha), and initial_learning_rate · alpha from decay_steps on. With warm-up it first rises on a
/// line from initial_learning_rate to warmup_target in warmup_steps, and falls from there. Names, defaults and order
/// are Keras's. Loshchilov, Hutter: SGDR (2017), equation 5. AdamW{.learning_rate = CosineDecay{1e-3, 5'000}},
/// CosineDecay{.decay_steps = 5'000, .warmup_target = 1e-3, .warmup_steps = 500}
struct CosineDecay {
  double initial_learning_rate = 0;  ///< in step 0
  Steps decay_steps = 1;             ///< how many there are to the end, after those of the warm-up
  double alpha = 0;                  ///< what share of the rate is left at the end
  double warmup_target = 0;          ///< the rate after the warm-up, if there is one
  Steps warmup_steps = 0;            ///< of the warm-up; 0: there is none

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    const double t = static_cast<double>(step), warm = warmup_steps.value;
    if (t < warm) return initial_learning_rate + (warmup_target - initial_learning_rate) * t / warm;
    const double done = (std::min)((t - warm) / decay_steps.value, 1.0),
                 top = warm > 0 ? warmup_target : initial_learning_rate;
    return top * ((1 - alpha) * (0.5 + 0.5 * std::cos(detail::training::pi * done)) + alpha);
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    to.add({{"initial_learning_rate", initial_learning_rate, OptimizerSettings::not_negative},
            {"decay_steps", decay_steps.value, OptimizerSettings::steps}});
    to.add({{"alpha", alpha, OptimizerSettings::share}});
    to.add({{"warmup_target", warmup_target, OptimizerSettings::not_negative},
            {"warmup_steps", warmup_steps.value, OptimizerSettings::not_negative}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
