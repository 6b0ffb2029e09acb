// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// 100 · Σ |y - t| / max(|t|, 1e-7) / count over all outputs. As in Keras, targets of 0 make it very large.
struct MeanAbsolutePercentageError {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      const double scale = 100 / (std::max)((std::abs)(to), detail::training::probability_margin), off = at - to;
      return {scale * (std::abs)(off), off > 0 ? scale : off < 0 ? -scale : 0};
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
