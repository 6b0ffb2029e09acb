// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <limits>

#include <dovetail/training/mean_over.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// max(0, 1 + max((1 - t) y) - Σ t y) along the last axis, the mean over all rows, for targets that are 1 for the class
/// and 0 for the others.
struct CategoricalHinge {
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
          const auto finite = [](double value) { return detail::training::finite<double>(value); };
          double right = 0, wrong = std::numeric_limits<double>::lowest();
          std::size_t largest = 0;
          for (std::size_t i = 0; i < n; ++i) {
            right = finite(right + finite(to[i] * at[i]));
            if (const double other = finite((1 - to[i]) * at[i]); other >= wrong) {
              wrong = other;
              largest = i;
            }
          }
          const double value = 1 + wrong - right;
          for (std::size_t i = 0; i < n; ++i) slope[i] = value > 0 ? (i == largest ? 1 - to[i] : 0) - to[i] : 0;
          return (std::max)(value, 0.0);
        });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
