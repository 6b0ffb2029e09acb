// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/training/loss.hpp>

namespace dovetail {

/// -Σ log y(class) / B: outputs are distributions (B, ..., classes), targets the classes' numbers (B, ...).
struct SparseCategoricalCrossentropy {
  template <class, class Out>
  using Targets = ClassTargets<Out>;
  template <class Out>
  static constexpr bool fits = Out::dims[Out::rank - 1] >= 2;
  static constexpr words wants = words() << "one output per class, at least 2 (for one output: BinaryCrossentropy)";
  using activation = Softmax;

  template <class Out>
  static void check(auto t) {
    constexpr std::size_t classes = Out::dims[Out::rank - 1];
    for (std::size_t i = 0; i < t.size(); ++i)
      if (t.data()[i] < 0 || static_cast<std::size_t>(t.data()[i]) >= classes)
        fail<ValueError>({"the target of sample ", i / (t.size() / t.rows()), " is ", t.data()[i], ": expected a class from 0 to ",
                         classes - 1});
  }

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    return mean<T, E...>(y.data(), t, dy.data(), [](const T* row, std::size_t n, std::size_t target, T* drow, double scale) {
      const double p = detail::inside(row[target]);
      if (drow != nullptr) {
        for (std::size_t c = 0; c < n; ++c) drow[c] = T(0);
        drow[target] = static_cast<T>(-scale / p);
      }
      return -std::log(p);
    });
  }
  // loss = log Σ e^z - z(class), dz = softmax(z) - onehot(class)
  template <class T, std::size_t... E>
  static double of_logits(View<const T, dynamic, E...> z, auto t, View<T, dynamic, E...> dz) {
    return mean<T, E...>(z.data(), t, dz.data(), [](const T* row, std::size_t n, std::size_t target, T* drow, double scale) {
      const double own = static_cast<double>(row[target]);
      const auto [top, sum] = drow != nullptr ? softmax_row(row, n, drow) : exponential_sum_row(row, n);
      if (drow != nullptr) {
        drow[target] -= T(1);
        for (std::size_t c = 0; c < n; ++c) drow[c] *= static_cast<T>(scale);
      }
      return std::log(static_cast<double>(sum)) + (static_cast<double>(top) - own);
    });
  }

 private:
  // The mean of row(values, classes, target, gradient or null, 1 / count) over all distributions.
  template <class T, std::size_t... E>
  static double mean(const T* y, auto t, T* dy, auto row) {
    constexpr std::size_t n = Shape<E...>::dims[sizeof...(E) - 1];
    const double scale = 1 / static_cast<double>(t.size());
    double loss = 0;
    for (std::size_t i = 0; i < t.size(); ++i)
      loss += scale * detail::finite<double>(row(y + i * n, n, static_cast<std::size_t>(t.data()[i]),
                                                 dy != nullptr ? dy + i * n : nullptr, scale));
    return detail::finite<double>(loss);
  }
};

}  // namespace dovetail
