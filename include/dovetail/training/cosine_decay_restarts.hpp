// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A learning rate that falls as half a wave of the cosine, and begins again, each time t_mul times as long and m_mul
/// times as high: within a wave, rate = initial_learning_rate · height ((1 - alpha) (1 + cos(π · share of the wave)) /
/// 2 + alpha). Names, defaults and order are Keras's. Loshchilov, Hutter: SGDR (2017), equation 5.
struct CosineDecayRestarts {
  double initial_learning_rate;  ///< in step 0
  Steps first_decay_steps;       ///< of the first wave
  double t_mul = 2;              ///< how many times as long the next wave is
  double m_mul = 1;              ///< how many times as high the next wave begins
  double alpha = 0;              ///< what share of the rate is left at the end of the first wave

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    double t = static_cast<double>(step) / first_decay_steps.value, length = 1, wave = 0;
    if (t_mul == 1) {
      wave = std::floor(t);
      t -= wave;
    } else {
      for (; t >= length; length *= t_mul, ++wave) t -= length;
    }
    const double height = std::pow(m_mul, wave);
    return initial_learning_rate *
           ((1 - alpha) * height * (0.5 + 0.5 * std::cos(detail::training::pi * t / length)) + alpha);
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    to.add({{"initial_learning_rate", initial_learning_rate, OptimizerSettings::not_negative},
            {"first_decay_steps", first_decay_steps.value, OptimizerSettings::steps}});
    to.add({{"t_mul", t_mul, {1, 1e6, "a factor from 1 to 1e6"}}});
    to.add({{"m_mul", m_mul, {0, 1e6, "a factor from 0 to 1e6"}}});
    to.add({{"alpha", alpha, OptimizerSettings::share}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
