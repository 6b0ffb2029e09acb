// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = e^x / Σ e^x over the last axis: each row a distribution. dx = y (dy - Σ y dy).
struct Softmax {
  using gives = Gives::distributions;              ///< along the last axis
  static constexpr std::size_t multiply_adds = 0;  ///< products to sum up
  static constexpr bool takes_logits = true;       ///< and not probabilities: two of them are a mistake
  using lengths = Lengths::kept_by_rows;           ///< of padded samples: see Lengths

  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    detail::kernels::softmax_rows(x, y);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() != nullptr) detail::kernels::softmax_rows_gradient(y, dy, dx);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
