// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <limits>

#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>

/// Over rows of n elements, each a distribution.
namespace dovetail {

/// y = e^(x - max x) / Σ e^(x - max x): no exponential overflows. y may be x.
template <class T>
void softmax_row(const T* x, std::size_t n, T* y) noexcept {
  constexpr T lowest = std::numeric_limits<T>::lowest();  // what tails are filled up with: its exponential is 0
  simd::pack<T> most(lowest), sums(T(0));
  simd::for_packs<T>(n, [&](auto at) { most = simd::max(most, at.load(x, lowest)); });
  const simd::pack<T> top(simd::largest(most));
  simd::for_packs<T>(n, [&](auto at) {
    const simd::pack<T> e = simd::exp(at.load(x, lowest) - top);
    sums += e;
    at.store(y, e);
  });
  const simd::pack<T> scale(T(1) / simd::sum(sums));
  simd::for_packs<T>(n, [&](auto at) { at.store(y, at.load(y) * scale); });
}

/// dx = y (dy - Σ y dy), from y = softmax(x). dx may be dy.
template <class T>
void softmax_row_gradient(const T* y, const T* dy, std::size_t n, T* dx) noexcept {
  simd::pack<T> sums(T(0));
  simd::for_packs<T>(n, [&](auto at) { sums += at.load(y) * at.load(dy); });
  const simd::pack<T> dot(simd::sum(sums));
  simd::for_packs<T>(n, [&](auto at) { at.store(dx, at.load(y) * (at.load(dy) - dot)); });
}

}  // namespace dovetail
