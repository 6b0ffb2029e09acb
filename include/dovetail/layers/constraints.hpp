// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/kernels/reduce.hpp>

/// Constraints, under Keras's names: options of a layer, With<Dense<64>, MaxNorm<2>>, or of one of its parameters. Each
/// is a class whose constrain(w, rows, columns) changes a parameter after each step of the optimizer. It sees a matrix
/// of contiguous rows with a column for each unit: all axes of a kernel but the last are rows, and a vector is one
/// column.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_a_norm_above_0 {};
}  // namespace detail::problems

namespace detail::layers {
// Multiplies each column by factor(norm), where it is not 1.
template <class T, class Factor>
void scale_columns(T* w, std::size_t rows, std::size_t columns, const Factor& factor) {
  for (std::size_t first = 0; first < columns; first += kernels::columns_at_once) {
    const std::size_t count = (std::min)(kernels::columns_at_once, columns - first);
    T scale[kernels::columns_at_once];
    const auto square = [=](std::size_t i, auto at) {
      const auto v = at.load(w + i * columns + first);
      return std::array{v * v};
    };
    kernels::sum_columns(0, rows, count, square, {scale});
    for (std::size_t c = 0; c < count; ++c) scale[c] = factor(std::sqrt(scale[c]));
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t c = 0; c < count; ++c) w[i * columns + first + c] *= scale[c];
  }
}
}  // namespace detail::layers

/// w = max(w, 0)
struct NonNegative {
  /// Changes a parameter.
  template <class T>
  static void constrain(T* w, std::size_t rows, std::size_t columns) {
    for (std::size_t i = 0; i < rows * columns; ++i) w[i] = w[i] > 0 ? w[i] : T(0);
  }
};

/// The weights of each unit, a column of the kernel, are scaled down to norm Most where theirs is larger:
/// w = w · Most / (‖w‖ + 1e-7). Keras's default is 2. Srivastava et al.: Dropout (2014), section 5.1.
template <Number Most = 2>
struct MaxNorm {
  using problem =
      std::conditional_t<(Most.value > 0), detail::none, detail::phrases<detail::problems::needs_a_norm_above_0>>;

  /// Changes a parameter.
  template <class T>
  static void constrain(T* w, std::size_t rows, std::size_t columns) {
    constexpr T most = static_cast<T>(Most.value);
    detail::layers::scale_columns(w, rows, columns,
                                  [](T norm) { return norm > most ? most / (norm + T(1e-7)) : T(1); });
  }
};

/// The weights of each unit, a column of the kernel, have norm 1: w = w / (‖w‖ + 1e-7).
struct UnitNorm {
  /// Changes a parameter.
  template <class T>
  static void constrain(T* w, std::size_t rows, std::size_t columns) {
    detail::layers::scale_columns(w, rows, columns, [](T norm) { return T(1) / (norm + T(1e-7)); });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
