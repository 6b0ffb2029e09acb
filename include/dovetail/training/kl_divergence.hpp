// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ t log(t / y) along the last axis, the mean over all rows; what is outside 1e-7 to 1 counts as the nearer of the
/// two, as in Keras. Of distributions: behind a Softmax.
struct KLDivergence {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// Throws ValueError for a target that is no number from 0 to 1.
  template <class Out, class V>
  static void check(const V& t) {
    detail::training::check_shares(t);
  }
  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over_rows(
        y, t, dy, [](const double* at, const double* to, std::size_t n, double* slope) {
          constexpr double least = detail::training::probability_margin;
          double sum = 0;
          for (std::size_t i = 0; i < n; ++i) {
            const double p = (std::clamp)(to[i], least, 1.0), q = (std::clamp)(at[i], least, 1.0);
            sum += p * std::log(p / q);
            slope[i] = at[i] > least && at[i] < 1 ? -p / q : 0;
          }
          return sum;
        });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
