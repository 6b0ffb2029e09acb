// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/lanes.hpp>
#include <dovetail/simd/log.hpp>
#include <dovetail/simd/power.hpp>
#include <dovetail/simd/select.hpp>

/// What layers and losses compute on packs.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

/// x where x > 0, else 0; a NaN stays one.
template <class Pack>
constexpr Pack relu(Pack x) noexcept {
  const Pack zero(typename Pack::value_type(0));
  return simd::select(x <= zero, zero, x);
}
/// a where x > 0, else b.
template <class Pack>
constexpr Pack where_positive(Pack x, Pack a, Pack b) noexcept {
  return simd::select(x > Pack(typename Pack::value_type(0)), a, b);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
