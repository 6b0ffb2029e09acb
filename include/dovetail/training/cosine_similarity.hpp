// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// -Σ t y / (‖t‖ ‖y‖) along the last axis, the mean over all rows: -1 where the two have one direction, 1 where they
/// have opposite ones. As in Keras, squares of norms below 1e-12 count as that.
struct CosineSimilarity {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over_rows(
        y, t, dy, [](const double* at, const double* to, std::size_t n, double* slope) {
          double of_y = 0, of_t = 0, product = 0, largest_y = 0, largest_t = 0;
          for (std::size_t i = 0; i < n; ++i) {  // by the largest first, so that no square overflows
            largest_y = (std::max)(largest_y, (std::abs)(at[i]));
            largest_t = (std::max)(largest_t, (std::abs)(to[i]));
          }
          const double unit_y = (std::max)(largest_y, 1e-6), unit_t = (std::max)(largest_t, 1e-6);
          for (std::size_t i = 0; i < n; ++i) {
            const double a = at[i] / unit_y, b = to[i] / unit_t;
            of_y += a * a;
            of_t += b * b;
            product += a * b;
          }
          const bool moves = of_y * unit_y * unit_y > 1e-12 || unit_y > 1;
          const double norm_y = (std::max)(std::sqrt(of_y), 1e-6 / unit_y),
                       norm_t = (std::max)(std::sqrt(of_t), 1e-6 / unit_t);
          const double cosine = product / norm_y / norm_t;
          for (std::size_t i = 0; i < n; ++i) {
            const double a = at[i] / unit_y / norm_y, b = to[i] / unit_t / norm_t;
            slope[i] = -(b - (moves ? cosine * a : 0)) / norm_y / unit_y;
          }
          return -cosine;
        });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
