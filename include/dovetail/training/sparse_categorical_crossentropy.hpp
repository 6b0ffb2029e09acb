// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// -Σ log y(class) / B: outputs are distributions (B, ..., classes), targets the classes' numbers (B, ...).
struct SparseCategoricalCrossentropy {
  template <class, class Out>
  using Targets = ClassTargets<Out>;
  template <class Out>
  static constexpr bool fits = Out::dims[Out::rank - 1] >= 2;
  static constexpr detail::words wants = detail::words()
                                         << "one output per class, at least 2 (for one output: BinaryCrossentropy)";
  using activation = Softmax;

  template <class Out>
  static void check(auto t) {
    detail::training::check_classes(t, Out::dims[Out::rank - 1]);
  }

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    const double scale = 1 / static_cast<double>(t.size());
    double loss = 0;
    if (dy.data() != nullptr) dy.fill(T(0));
    for (std::size_t i = 0; i < t.size(); ++i) {
      const std::size_t own = i * n + static_cast<std::size_t>(t.data()[i]);
      const double p = detail::training::inside(y.data()[own]);
      loss -= scale * std::log(p);
      if (dy.data() != nullptr) dy.data()[own] = static_cast<T>(-scale / p);
    }
    return loss;
  }
  // loss = log Σ e^z - z(class), y = softmax(z), dz = y - onehot(class)
  template <class T, std::size_t... E>
  static double of_logits(View<const T, dynamic, E...> z, auto t, View<T, dynamic, E...> y, View<T, dynamic, E...> dz) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    const double scale = 1 / static_cast<double>(t.size());
    double loss = 0;
    for (std::size_t i = 0; i < t.size(); ++i) {
      const T* const logits = z.data() + i * n;
      T *const share = y.data() + i * n, *const slope = dz.data() != nullptr ? dz.data() + i * n : nullptr;
      const auto own = static_cast<std::size_t>(t.data()[i]);
      const auto [top, sum] = detail::kernels::softmax_row(logits, n, share);
      loss += scale * detail::training::finite<double>(std::log(static_cast<double>(sum)) +
                                                       (static_cast<double>(top) - static_cast<double>(logits[own])));
      if (slope == nullptr) continue;
      for (std::size_t c = 0; c < n; ++c) slope[c] = share[c] * static_cast<T>(scale);
      slope[own] = (share[own] - T(1)) * static_cast<T>(scale);
    }
    return detail::training::finite<double>(loss);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
