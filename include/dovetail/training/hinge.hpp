// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ max(1 - t y, 0) / count over all outputs, for targets of -1 and 1. Keras also takes 0 and 1, and makes -1 and 1 of
/// them: here they are an error.
struct Hinge {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// Throws ValueError for a target that is neither -1 nor 1.
  template <class Out, class V>
  static void check(const V& t) {
    detail::training::check_signs(t);
  }

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      const double left = 1 - to * at;
      return {(std::max)(left, 0.0), left > 0 ? -to : 0};
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
