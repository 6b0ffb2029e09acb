// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/simd/pack.hpp>

/// What layers and losses compute on packs.
namespace dovetail::simd {

template <class T>
pack<T> exp(pack<T> x) noexcept {
  return xsimd::exp(x);
}
template <class T>
pack<T> tanh(pack<T> x) noexcept {
  return xsimd::tanh(x);
}
template <class T>
pack<T> sqrt(pack<T> x) noexcept {
  return xsimd::sqrt(x);
}
/// 1 / (1 + e^-x)
template <class T>
pack<T> sigmoid(pack<T> x) noexcept {
  return pack<T>(T(1)) / (pack<T>(T(1)) + xsimd::exp(-x));
}
/// x where x > 0, else 0; a NaN stays one.
template <class T>
pack<T> relu(pack<T> x) noexcept {
  return xsimd::select(x <= pack<T>(T(0)), pack<T>(T(0)), x);
}
/// a where x > 0, else b.
template <class T>
pack<T> where_positive(pack<T> x, pack<T> a, pack<T> b) noexcept {
  return xsimd::select(x > pack<T>(T(0)), a, b);
}
template <class T>
pack<T> max(pack<T> a, pack<T> b) noexcept {
  return xsimd::max(a, b);
}

/// The sum of the lanes, in their order.
template <class T>
T sum(pack<T> v) noexcept {
  T lanes[width<T>], total = T(0);
  store(lanes, v);
  for (const T lane : lanes) total += lane;
  return total;
}
/// The largest lane.
template <class T>
T largest(pack<T> v) noexcept {
  T lanes[width<T>], best = -std::numeric_limits<T>::infinity();
  store(lanes, v);
  for (const T lane : lanes) best = lane > best ? lane : best;
  return best;
}

}  // namespace dovetail::simd
