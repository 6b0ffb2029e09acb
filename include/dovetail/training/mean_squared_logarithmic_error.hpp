// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ (log(1 + y) - log(1 + t))² / count over all outputs. As in Keras, what is below 1e-7 counts as that: it is for
/// numbers from 0 on.
struct MeanSquaredLogarithmicError {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      constexpr double least = detail::training::probability_margin;
      const double off = std::log1p((std::max)(at, least)) - std::log1p((std::max)(to, least));
      return {off * off, at > least ? 2 * off / (1 + at) : 0};
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
