// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/simd/lanes.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

/// Σ penalty(w) over an array; adds the derivatives to g, unless it is null.
template <class Regularizer, class T>
[[gnu::noinline]] double penalty(const T* w, T* g, std::size_t count) noexcept {
  const auto term = [w, g](auto at) {
    const auto v = at.load(w);
    if (g != nullptr) at.store(g, at.load(g) + Regularizer::gradient(v));
    return at.zero_outside(Regularizer::penalty(v));
  };
  return static_cast<double>(simd::sum(kernels::sum_packs<T>(count, term)));
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
