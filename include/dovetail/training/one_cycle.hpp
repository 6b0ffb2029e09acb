// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// One cycle of the learning rate: it rises as half a wave of the cosine from max_learning_rate / div_factor to
/// max_learning_rate in the share pct_start of the steps, and falls in the same way to max_learning_rate / div_factor /
/// final_div_factor in those that are left. Names and defaults are those of PyTorch's OneCycleLR, without the cycle of
/// the momentum; Keras has none. Smith, Topin: Super-convergence (2018).
struct OneCycle {
  double max_learning_rate;       ///< the top
  Steps total_steps;              ///< of the whole training, at least 2
  double pct_start = 0.3;         ///< the share of the steps in which it rises
  double div_factor = 25;         ///< the top is so many times the beginning
  double final_div_factor = 1e4;  ///< the beginning is so many times the end

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    const double end = total_steps.value - 1, up = pct_start * total_steps.value - 1;
    const double t = (std::min)(static_cast<double>(step), end), begin = max_learning_rate / div_factor;
    const auto wave = [](double from, double to, double done) {
      return to + (from - to) / 2 * (1 + std::cos(detail::training::pi * done));
    };
    return t <= up && up > 0 ? wave(begin, max_learning_rate, t / up)
                             : wave(max_learning_rate, begin / final_div_factor,
                                    (t - (std::max)(up, 0.0)) / (end - (std::max)(up, 0.0)));
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    to.add({{"max_learning_rate", max_learning_rate, OptimizerSettings::not_negative}});
    to.add({{"total_steps", total_steps.value, {2, 1e15, "a number of steps from 2 to 1e15"}}});
    to.add({{"pct_start", pct_start, OptimizerSettings::fraction}});
    to.add({{"div_factor", div_factor, {1, 1e15, "a factor from 1 to 1e15"}}});
    to.add({{"final_div_factor", final_div_factor, {1e-15, 1e15, "a factor from 1e-15 to 1e15"}}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
