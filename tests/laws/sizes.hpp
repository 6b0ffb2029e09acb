// SPDX-License-Identifier: MIT
#pragma once
#include "gradient.hpp"

namespace laws {

/// Elements of a pack of doubles: sizes around it are the edges of every loop.
inline constexpr std::size_t W = dovetail::detail::simd::width<double>;

/// Calls f.template operator()<N>() for the sizes 1, W - 1, W and W + 1.
template <class F>
void at_edges(F f) {
  f.template operator()<1>();
  f.template operator()<W - 1>();
  f.template operator()<W>();
  f.template operator()<W + 1>();
}

/// The gradient law for each of some layers on vectors and on images of such sizes.
template <class... L>
void holds_for_vectors() {
  at_edges([]<std::size_t N>() { gradient_law<Sequential<Input<N>, L>...>(); });
}
template <class... L>
void holds_for_images() {
  at_edges([]<std::size_t C>() { gradient_law<Sequential<Input<4, 5, C>, L>...>({3, 1, 2}); });
}

}  // namespace laws
