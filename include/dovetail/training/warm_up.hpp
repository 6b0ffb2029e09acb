// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <utility>

#include <dovetail/training/learning_rate.hpp>
#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A warm-up in front of any learning rate, a number or a schedule: in the first warmup_steps the rate rises on a line,
/// (t + 1) / (warmup_steps + 1) of the rate that follows; then that begins, with its step 0.
/// Adam{.learning_rate = WarmUp{ExponentialDecay{1e-3, 1'000, 0.9}, 500}}
struct WarmUp {
  LearningRate learning_rate;  ///< what follows
  Steps warmup_steps;          ///< how many come before

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    const auto warm = static_cast<std::uint64_t>(warmup_steps.value);
    if (step >= warm) return learning_rate(step - warm);
    return learning_rate(0) * static_cast<double>(step + 1) / static_cast<double>(warm + 1);
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    learning_rate.settings("learning_rate", to);
    to.add({{"warmup_steps", warmup_steps.value, OptimizerSettings::steps}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
