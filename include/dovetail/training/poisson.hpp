// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ (y - t log(y + 1e-7)) / count over all outputs: of counts t that are expected to be y, from 0 on; what is below 0
/// counts as 0 in the logarithm. Keras's formula: without the term that does not depend on y.
struct Poisson {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      const double above = (std::max)(at, 0.0) + detail::training::probability_margin;
      return {at - to * std::log(above), at >= 0 ? 1 - to / above : 1};
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
