// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A learning rate that falls by the same factor in the same number of steps: rate(t) = initial_learning_rate ·
/// decay_rate^(t / decay_steps); as a staircase the exponent is rounded down. Names, defaults and order are Keras's.
/// SGD{.learning_rate = ExponentialDecay{0.1, 1'000, 0.5}}
struct ExponentialDecay {
  double initial_learning_rate;  ///< in step 0
  Steps decay_steps;             ///< in how many of them it falls by the factor
  double decay_rate;             ///< the factor
  bool staircase = false;        ///< falls in jumps, each after decay_steps

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    const double times = static_cast<double>(step) / decay_steps.value;
    return initial_learning_rate * std::pow(decay_rate, staircase ? std::floor(times) : times);
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    to.add({{"initial_learning_rate", initial_learning_rate, OptimizerSettings::not_negative},
            {"decay_steps", decay_steps.value, OptimizerSettings::steps},
            {"decay_rate", decay_rate, OptimizerSettings::not_negative},
            {"staircase", staircase}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
