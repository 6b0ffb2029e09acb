// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ log(cosh(y - t)) / count over all outputs: near off² / 2 where y - t is small, and |off| - log 2 where it is
/// large.
struct LogCosh {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      constexpr double log_2 = 0.693147180559945309417;
      const double off = at - to, size = (std::abs)(off);
      return {size + std::log1p(std::exp(-2 * size)) - log_2, std::tanh(off)};
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
