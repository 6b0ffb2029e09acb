// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>

#include <dovetail/simd/select.hpp>

/// To whole numbers, which packs of floating-point numbers hold. A zero has the sign of x; NaNs and infinities stay.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {
#if DOVETAIL_VECTORS && XSIMD_WITH_SSE4_1
template <class Pack>
inline constexpr bool rounds = Pack::size > 1;  // in one instruction; xsimd's others lose signs of zeros
#else
template <class Pack>
inline constexpr bool rounds = false;
#endif
}  // namespace impl

/// The nearest whole number, of two the even one, as in NumPy: 0.5 becomes 0, 1.5 and 2.5 become 2.
template <class Pack>
constexpr Pack(round)(Pack x) noexcept {
#if DOVETAIL_VECTORS && XSIMD_WITH_SSE4_1
  if constexpr (impl::rounds<Pack>) return xsimd::nearbyint(x);
#endif
  using T = typename Pack::value_type;
  const Pack whole(T(std::uint64_t(1) << (std::numeric_limits<T>::digits - 1))),
      a = (simd::abs)(x);  // from there on all are
  return simd::select(a < whole, simd::as_written(simd::as_written(a + whole) - whole), a) | simd::sign_bit(x);
}

/// The largest whole number up to x.
template <class Pack>
constexpr Pack floor(Pack x) noexcept {
#if DOVETAIL_VECTORS && XSIMD_WITH_SSE4_1
  if constexpr (impl::rounds<Pack>) return xsimd::floor(x);
#endif
  using T = typename Pack::value_type;
  const Pack nearest = (simd::round)(x);
  return nearest - simd::select(nearest > x, Pack(T(1)), Pack(T(0)));
}
/// The smallest whole number from x on.
template <class Pack>
constexpr Pack ceil(Pack x) noexcept {
#if DOVETAIL_VECTORS && XSIMD_WITH_SSE4_1
  if constexpr (impl::rounds<Pack>) return xsimd::ceil(x);
#endif
  return -simd::floor(-x);
}
/// x without the digits after its point.
template <class Pack>
constexpr Pack trunc(Pack x) noexcept {
#if DOVETAIL_VECTORS && XSIMD_WITH_SSE4_1
  if constexpr (impl::rounds<Pack>) return xsimd::trunc(x);
#endif
  return simd::floor((simd::abs)(x)) | simd::sign_bit(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
