// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// -Σ t log y / B: outputs and targets are distributions along the last axis, (B, ..., classes). Targets are refused
/// below 0, above 1, and where their sum is not 1, to within 0.005: so are rows of zeros.
struct CategoricalCrossentropy {
  template <class T, class Out>
  using Targets = detail::layers::ReadBatch<T, dynamic, Out>;
  template <class Out>
  static constexpr bool fits = Out::dims[Out::rank - 1] >= 2;
  static constexpr detail::words wants = detail::words()
                                         << "one output per class, at least 2 (for one output: BinaryCrossentropy)";
  using activation = Softmax;

  template <class>
  static void check(auto t) {
    detail::training::check_distributions(t);
  }

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    const double scale = 1 / static_cast<double>(t.size() / Shape<E...>::dims[sizeof...(E) - 1]);
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double p = detail::training::inside(y.data()[i]), target = static_cast<double>(t.data()[i]);
      loss -= scale * detail::training::finite<double>(target * std::log(p));
      if (dy.data() != nullptr) dy.data()[i] = detail::training::finite<T>(-scale * target / p);
    }
    return detail::training::finite<double>(loss);
  }
  // loss = Σ t (log Σ e^z - z), y = softmax(z), dz = y Σ t - t
  template <class T, std::size_t... E>
  static double of_logits(View<const T, dynamic, E...> z, auto t, View<T, dynamic, E...> y, View<T, dynamic, E...> dz) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    const double scale = 1 / static_cast<double>(t.size() / n);
    double loss = 0;
    for (std::size_t first = 0; first < z.size(); first += n) {
      const T *row = z.data() + first, *target = t.data() + first;
      T *share = y.data() + first, *slope = dz.data() != nullptr ? dz.data() + first : nullptr;
      double total = 0;
      for (std::size_t c = 0; c < n; ++c) total += static_cast<double>(target[c]) * scale;
      total = detail::training::finite<double>(total);
      const auto [top, sum] = detail::kernels::softmax_row(row, n, share);
      const double log_sum = std::log(static_cast<double>(sum));
      for (std::size_t c = 0; c < n; ++c) {
        const double off = log_sum + (static_cast<double>(top) - static_cast<double>(row[c]));
        if (target[c] != T(0)) loss += scale * detail::training::finite<double>(static_cast<double>(target[c]) * off);
        if (slope != nullptr)
          slope[c] = detail::training::finite<T>(static_cast<double>(share[c]) * total -
                                                 static_cast<double>(target[c]) * scale);
      }
    }
    return detail::training::finite<double>(loss);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
