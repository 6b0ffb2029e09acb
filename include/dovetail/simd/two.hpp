// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <type_traits>

#include <dovetail/simd/select.hpp>

/// Numbers of twice the digits, as a sum of two.
/// Dekker: A floating-point technique for extending the available precision (Numerische Mathematik 18, 1971).
namespace dovetail::inline DOVETAIL_TARGET::detail::simd::impl {

// hi + lo
template <class Pack>
struct Two {
  Pack hi, lo;
};

// a + b, exactly, where a is 0 or |a| >= |b|.
template <class Pack>
constexpr Two<Pack> sum_of_larger(Pack a, Pack b) noexcept {
  const Pack hi = simd::as_written(a + b);
  return {hi, b - simd::as_written(hi - a)};
}

// Whether simd::fma rounds once.
#if defined(__AVX512F__)
template <class Pack>
inline constexpr bool rounds_once = fused<typename Pack::value_type> || sizeof(Pack) == 64;
#else
template <class Pack>
inline constexpr bool rounds_once = fused<typename Pack::value_type>;
#endif

// x, rounded. GCC would else make one instruction of a product and of what is added to it, which does not round in
// between; Clang does so with -ffast-math.
template <class Pack>
constexpr Pack rounded(Pack x) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
  if (!std::is_constant_evaluated()) return __builtin_assoc_barrier(x.data);
#endif
  return simd::as_written(x);
}

// a · b, exactly.
template <class Pack>
constexpr Two<Pack> exact_product(Pack a, Pack b) noexcept {
  const Pack hi = rounded(a * b);
  if constexpr (rounds_once<Pack>) {
    return {hi, simd::fma(a, b, -hi)};
  } else {
    using Uint = typename Bits<Pack>::value_type;
    constexpr Uint top = sizeof(Uint) == 4 ? Uint(~Uint(0)) << 12 : Uint(~Uint(0)) << 27;  // half of the digits
    const Pack mask = std::bit_cast<Pack>(Bits<Pack>(top)), a1 = a & mask, a2 = a - a1, b1 = b & mask, b2 = b - b1;
    const Pack first = simd::as_written(a1 * b1 - hi), second = simd::as_written(first + a1 * b2);
    return {hi, simd::as_written(second + a2 * b1) + a2 * b2};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd::impl
