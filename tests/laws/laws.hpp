// SPDX-License-Identifier: MIT
#pragma once
#include <doctest/doctest.h>

#include <dovetail/laws.hpp>

namespace laws {

using namespace dovetail;
using namespace dovetail::detail::laws;

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

/// The gradient law for each of some architectures.
template <class... A>
void check_gradients(std::initializer_list<std::size_t> batches = {8, 1, 5, 2}) {
  for (const Verdict& verdict : {gradient_law<A>(batches)...}) CHECK(verdict);
}

/// y = x, computed: stands between two layers that would become one.
struct Copied {
  template <class T, std::size_t B, std::size_t... E>
  static void forward(View<const T, B, E...> x, View<T, B, E...> y) {
    dovetail::detail::kernels::copy(x, y);
  }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(View<const T, B, E...>, View<const T, B, E...>, View<const T, B, E...> dy, View<T, B, E...> dx) {
    if (dx.data() != nullptr) dovetail::detail::kernels::copy(dy, dx);
  }
};

}  // namespace laws
