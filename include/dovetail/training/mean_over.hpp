// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <limits>

#include <dovetail/training/loss.hpp>

/// Losses that are means of functions of an output and its target, or of a row of both.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// The value of a function and its derivative by the output.
struct ValueAndSlope {
  double value, slope;
};
/// The mean of f(y, t) over all outputs; writes its gradient to dy, unless that is null.
template <class T, std::size_t... E>
double mean_over(View<const T, dynamic, E...> y, const auto& t, View<T, dynamic, E...> dy, const auto& f) {
  const double share = 1 / static_cast<double>(y.size());
  double loss = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const ValueAndSlope found = f(static_cast<double>(y.data()[i]), static_cast<double>(t.data()[i]));
    loss += share * finite<double>(found.value);
    if (dy.data() != nullptr) dy.data()[i] = finite<T>(share * found.slope);
  }
  return finite<double>(loss);
}
/// The mean of f(y, t, n, dy) over the rows of outputs along the last axis, n numbers each; f gives the value, and
/// writes the derivatives to dy in double, unless it is null.
template <class T, std::size_t... E>
double mean_over_rows(View<const T, dynamic, E...> y, const auto& t, View<T, dynamic, E...> dy, const auto& f) {
  constexpr std::size_t n = View<const T, dynamic, E...>::shape::dims[sizeof...(E)];
  const std::size_t rows = y.size() / n;
  const double share = 1 / static_cast<double>(rows);
  double loss = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    double outputs[n], targets[n], slopes[n];
    for (std::size_t i = 0; i < n; ++i) {
      outputs[i] = static_cast<double>(y.data()[row * n + i]);
      targets[i] = static_cast<double>(t.data()[row * n + i]);
    }
    loss += share * finite<double>(f(outputs, targets, n, slopes));
    if (dy.data() != nullptr)
      for (std::size_t i = 0; i < n; ++i) dy.data()[row * n + i] = finite<T>(share * slopes[i]);
  }
  return finite<double>(loss);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
