// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/pack.hpp>

/// What layers and losses compute on packs.
namespace dovetail::simd {

/// e^x
template <class T>
DOVETAIL_TARGET pack<T> exp(pack<T> x) noexcept {
  return xsimd::exp(x);
}
/// tanh x
/// At 20 it is 1 in float and double. Beyond, xsimd's overflows, which is a NaN with -ffast-math.
template <class T>
DOVETAIL_TARGET pack<T> tanh(pack<T> x) noexcept {
  const pack<T> most(T(20));
  return xsimd::tanh(xsimd::select(x > most, most, xsimd::select(x < -most, -most, x)));
}
/// √x
template <class T>
DOVETAIL_TARGET pack<T> sqrt(pack<T> x) noexcept {
  return xsimd::sqrt(x);
}
/// 1 / (1 + e^-x). Where e^-x overflows it is 0, and not 1 / infinity, which is a NaN with -ffast-math.
template <class T>
DOVETAIL_TARGET pack<T> sigmoid(pack<T> x) noexcept {
  const pack<T> least(T(sizeof(T) == 4 ? -88.376 : -709.78));
  return xsimd::select(x < least, pack<T>(T(0)), pack<T>(T(1)) / (pack<T>(T(1)) + xsimd::exp(-x)));
}
/// x where x > 0, else 0; a NaN stays one.
template <class T>
DOVETAIL_TARGET pack<T> relu(pack<T> x) noexcept {
  return xsimd::select(x <= pack<T>(T(0)), pack<T>(T(0)), x);
}
/// a where x > 0, else b.
template <class T>
DOVETAIL_TARGET pack<T> where_positive(pack<T> x, pack<T> a, pack<T> b) noexcept {
  return xsimd::select(x > pack<T>(T(0)), a, b);
}
/// The larger one, lane by lane.
template <class T>
DOVETAIL_TARGET pack<T> max(pack<T> a, pack<T> b) noexcept {
  return xsimd::max(a, b);
}

/// The sum of the lanes, in their order.
template <class T>
DOVETAIL_TARGET T sum(pack<T> v) noexcept {
  T lanes[width<T>], total = T(0);
  store(lanes, v);
  for (const T lane : lanes) total += lane;
  return total;
}
/// The largest lane.
template <class T>
DOVETAIL_TARGET T largest(pack<T> v) noexcept {
  T lanes[width<T>];
  store(lanes, v);
  T best = lanes[0];
  for (const T lane : lanes) best = lane > best ? lane : best;
  return best;
}

}  // namespace dovetail::simd
