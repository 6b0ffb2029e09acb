// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>

#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/pack.hpp>

/// What layers and losses compute on packs.
namespace dovetail::simd {

/// log x: minus infinity at 0, NaN below.
template <class T>
pack<T> log(pack<T> x) noexcept {
  // xsimd's, which takes subnormal doubles for 0.
  constexpr int shift = std::numeric_limits<T>::digits;
  const auto subnormal = x < pack<T>(std::numeric_limits<T>::min());
  const pack<T> y = xsimd::log(xsimd::select(subnormal, x * pack<T>(T(std::uint64_t(1) << shift)), x));
  return y - xsimd::select(subnormal, pack<T>(T(shift * 0x1.62e42fefa39efp-1)), pack<T>(T(0)));
}
/// √x
template <class T>
pack<T> sqrt(pack<T> x) noexcept {
  return xsimd::sqrt(x);
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
/// The larger one, lane by lane.
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
  T lanes[width<T>];
  store(lanes, v);
  T best = lanes[0];
  for (const T lane : lanes) best = lane > best ? lane : best;
  return best;
}

}  // namespace dovetail::simd
