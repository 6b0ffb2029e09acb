// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training/loss.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Σ (y - t)² / count over all outputs.
struct MeanSquaredError {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    const double scale = 1 / static_cast<double>(y.size());
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double off = static_cast<double>(y.data()[i]) - static_cast<double>(t.data()[i]);
      loss += scale * detail::training::finite<double>(off * off);
      if (dy.data() != nullptr) dy.data()[i] = detail::training::finite<T>(2 * scale * off);
    }
    return detail::training::finite<double>(loss);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
