// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include <dovetail/training/steps.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A learning rate in steps: values[0] up to and with step boundaries[0], values[1] up to and with boundaries[1], and
/// the last value for ever after. Names and order are Keras's. SGD{.learning_rate = PiecewiseConstantDecay{{10'000,
/// 15'000}, {0.1, 0.01, 0.001}}}
struct PiecewiseConstantDecay {
  std::vector<Steps> boundaries;  ///< the last step of each value but the last, in rising order
  std::vector<double> values;     ///< one more than boundaries

  /// Of a step, counted from 0 on.
  double operator()(std::uint64_t step) const {
    std::size_t i = 0;
    while (i < boundaries.size() && static_cast<double>(step) > boundaries[i].value) ++i;
    return i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
  }
  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    detail::training::check_option(values.size() == boundaries.size() + 1, "values",
                                   {"one more than boundaries: ", boundaries.size() + 1}, values.size());
    for (std::size_t i = 0; i < boundaries.size(); ++i) {
      const double least = i == 0 ? 0 : boundaries[i - 1].value;
      to.add({{"boundary", boundaries[i].value, {least, 1e15, "steps in rising order"}}});
    }
    for (const double value : values) to.add({{"value", value, OptimizerSettings::not_negative}});
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
