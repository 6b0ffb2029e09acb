// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/math.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
/// Whether an activation's gradient(y, dy) follows from its output alone.
template <class L>
concept has_gradient_of_output = requires(simd::pack<float> pack) { L::gradient(pack, pack); };
}  // namespace detail::layers

/// A layer that is one function of each element: L{}(x) on packs, and its gradient dy · dy/dx, either
/// L::gradient(y, dy) from its output alone or L::gradient(x, y, dy). Takes any shape. After a Dense it becomes part of
/// the product: in inference, and where the gradient follows from the output in training too, since a product that
/// ends in its activation keeps no x.
template <class L>
struct Elementwise {
  using lengths = Lengths::kept;  ///< of padded samples: see Lengths
  template <class T, std::size_t B, std::size_t... E>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    elementwise(L{}, y, x);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward([[maybe_unused]] View<const T, B, E...> x, View<const T, B, E...> y, View<const T, B, E...> dy,
                       View<T, B, E...> dx) {
    if (dx.data() == nullptr) return;
    if constexpr (detail::layers::has_gradient_of_output<L>) {
      elementwise([](auto yi, auto dyi) { return L::gradient(yi, dyi); }, dx, y, dy);
    } else {
      elementwise([](auto xi, auto yi, auto dyi) { return L::gradient(xi, yi, dyi); }, dx, x, y, dy);
    }
  }
};

namespace detail::layers {
/// What can become part of the product before it: ReLU, or your own Elementwise.
template <class L>
concept activation = std::derived_from<L, Elementwise<L>>;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
