// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/math.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A layer that is one function of each element: L{}(x) on packs, and L::gradient(y, dy) = dy · dy/dx from
/// its output alone. Takes any shape. Behind a Dense it becomes part of the product.
template <class L>
struct Elementwise {
  static constexpr bool is_activation = true;  ///< ends a layer

  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    elementwise(L{}, y, x);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() != nullptr) elementwise([](auto yi, auto dyi) { return L::gradient(yi, dyi); }, dx, y, dy);
  }
};

namespace detail::layers {
/// What can become part of the product before it: ReLU, or an Elementwise of one's own.
template <class L>
concept activation = std::derived_from<L, Elementwise<L>>;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
