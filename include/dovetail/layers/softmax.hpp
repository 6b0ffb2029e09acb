// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/constant.hpp>
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = e^x / Σ e^x over the last axis: each row a distribution. dx = y (dy - Σ y dy).
struct Softmax {
  static constexpr bool is_activation = true;  ///< for a loss that goes with another one

  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
    if (std::is_constant_evaluated()) {
      for (std::size_t i = 0; i < x.size(); i += N)
        detail::kernels::constant::softmax_row(x.data() + i, N, y.data() + i);
      return;
    }
    for_rows<B>(x.size() / N, detail::kernels::cache_line<T>, 16 * N, [=](std::size_t first, std::size_t count) {
      for (std::size_t i = first * N; i < (first + count) * N; i += N)
        detail::kernels::softmax_row(x.data() + i, N, y.data() + i);
    });
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    constexpr std::size_t N = Shape<E...>::dims[sizeof...(E) - 1];
    for_rows<B>(y.size() / N, detail::kernels::cache_line<T>, 4 * N, [=](std::size_t first, std::size_t count) {
      for (std::size_t i = first * N; i < (first + count) * N; i += N)
        detail::kernels::softmax_row_gradient(y.data() + i, dy.data() + i, N, dx.data() + i);
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
