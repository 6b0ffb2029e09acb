// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/softmax.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// y = x - log Σ e^x over the last axis, the logarithm of what Softmax gives; dx = dy - e^y Σ dy.
struct LogSoftmax {
  using gives = Gives::logits;                     ///< of the same distribution: softmax(log softmax(x)) = softmax(x)
  static constexpr std::size_t multiply_adds = 0;  ///< products to sum up
  static constexpr bool takes_logits = true;       ///< and not probabilities
  using lengths = Lengths::kept_by_rows;           ///< of padded samples: see Lengths

  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    detail::kernels::log_softmax_rows(x, y);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() != nullptr) detail::kernels::log_softmax_rows_gradient(y, dy, dx);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
