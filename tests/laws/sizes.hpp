// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/pack.hpp>

#include <cstddef>

namespace laws {

/// Elements of a pack of doubles: sizes around it are the edges of every loop.
inline constexpr std::size_t W = dovetail::simd::width<double>;

/// Calls f.template operator()<N>() for the sizes 1, W - 1, W and W + 1.
template <class F>
void at_edges(F f) {
  f.template operator()<1>();
  f.template operator()<W - 1>();
  f.template operator()<W>();
  f.template operator()<W + 1>();
}

}  // namespace laws
