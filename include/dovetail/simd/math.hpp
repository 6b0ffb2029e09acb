// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>

#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/pack.hpp>

/// What layers and losses compute on packs.
namespace dovetail::simd {

/// log x: minus infinity at 0, NaN below.
template <class Pack>
DOVETAIL_TARGET Pack log(Pack x) noexcept {
  // xsimd's, which takes subnormal doubles for 0.
  using T = typename Pack::value_type;
  constexpr int shift = std::numeric_limits<T>::digits;
  const auto subnormal = x < Pack(std::numeric_limits<T>::min());
  const Pack y = xsimd::log(xsimd::select(subnormal, x * Pack(T(std::uint64_t(1) << shift)), x));
  return y - xsimd::select(subnormal, Pack(T(shift * 0x1.62e42fefa39efp-1)), Pack(T(0)));
}
/// √x
template <class Pack>
DOVETAIL_TARGET Pack sqrt(Pack x) noexcept {
#if defined(__aarch64__)  // xsimd 8 only approaches it
  if constexpr (sizeof(typename Pack::value_type) == 4) return vsqrtq_f32(x);
#endif
  return xsimd::sqrt(x);
}
/// x where x > 0, else 0; a NaN stays one.
template <class Pack>
DOVETAIL_TARGET Pack relu(Pack x) noexcept {
  const Pack zero(typename Pack::value_type(0));
  return xsimd::select(x <= zero, zero, x);
}
/// a where x > 0, else b.
template <class Pack>
DOVETAIL_TARGET Pack where_positive(Pack x, Pack a, Pack b) noexcept {
  return xsimd::select(x > Pack(typename Pack::value_type(0)), a, b);
}
/// The larger one, lane by lane.
template <class Pack>
DOVETAIL_TARGET Pack max(Pack a, Pack b) noexcept {
  return xsimd::max(a, b);
}

}  // namespace dovetail::simd
