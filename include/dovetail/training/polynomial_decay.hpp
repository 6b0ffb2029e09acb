// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A learning rate that falls from one number to another as a power, with power 1 on a line: rate(t) =
/// (initial_learning_rate
/// - end_learning_rate) (1 - t / decay_steps)^power + end_learning_rate, and the end from decay_steps on. With cycle it
/// begins again, lower, with decay_steps as the next multiple of them that is not below t. Names, defaults and order
/// are Keras's.
struct PolynomialDecay {
  double initial_learning_rate;       ///< in step 0
  Steps decay_steps;                  ///< how many there are to the end
  double end_learning_rate = 0.0001;  ///< at the end
  double power = 1;                   ///< 1: a line
  bool cycle = false;                 ///< whether it begins again after the end

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    const double t = static_cast<double>(step), once = decay_steps.value;
    const double steps = cycle ? once * (std::max)(std::ceil(t / once), 1.0) : once;
    const double left = 1 - (std::min)(t, steps) / steps;
    return (initial_learning_rate - end_learning_rate) * std::pow(left, power) + end_learning_rate;
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    to.add({{"initial_learning_rate", initial_learning_rate, OptimizerSettings::not_negative},
            {"decay_steps", decay_steps.value, OptimizerSettings::steps},
            {"end_learning_rate", end_learning_rate, OptimizerSettings::not_negative},
            {"power", power, OptimizerSettings::not_negative},
            {"cycle", cycle}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
