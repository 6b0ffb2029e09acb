// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstddef>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ |y - t| / count over all outputs: a metric, and a loss.
class MeanAbsoluteError {
 public:
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    return detail::training::mean_over(y, t, dy, [](double at, double to) -> detail::training::ValueAndSlope {
      return {(std::abs)(at - to), at > to ? 1. : at < to ? -1. : 0.};
    });
  }

  /// Adds a batch of outputs y (B, ...) and its targets t.
  template <class T, std::size_t... E, class Target>
    requires std::same_as<T, typename Target::value_type>
  void update(View<const T, dynamic, E...> y, const Target& t) {
    for (std::size_t i = 0; i < y.size(); ++i)
      sum_ += (std::abs)(static_cast<double>(y.data()[i]) - static_cast<double>(t.data()[i]));
    seen_ += y.size();
  }
  /// 0 before the first batch.
  double value() const { return seen_ == 0 ? 0 : sum_ / static_cast<double>(seen_); }

 private:
  double sum_ = 0;
  std::size_t seen_ = 0;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
