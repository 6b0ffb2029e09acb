// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <concepts>
#include <type_traits>

#include <dovetail/simd/pack.hpp>

/// What functions are written with that serve packs and scalars from one source: beside these, operators, fma and
/// std::bit_cast. A comparison gives a mask: &&, || and ! join masks.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {
template <class Pack>
struct bits_of;
template <class T>
struct bits_of<scalar<T>> {
  using type = scalar<constant::Bits<T>>;
};
#if DOVETAIL_VECTORS
template <class T, class Arch>
struct bits_of<xsimd::batch<T, Arch>> {
  using type = xsimd::batch<constant::Bits<T>, Arch>;
};
#endif
}  // namespace impl
/// A pack of as many unsigned integers of the same width: std::bit_cast converts between the two.
template <class Pack>
using Bits = typename impl::bits_of<Pack>::type;

/// What comparisons of packs give.
template <class Pack>
using Mask = typename Pack::batch_bool_type;

/// a in the lanes where the mask is set, else b.
template <class Pack>
constexpr Pack select(Mask<Pack> mask, Pack a, Pack b) noexcept {
  if constexpr (Pack::size == 1) return mask ? a : b;
#if DOVETAIL_VECTORS
  else
    return xsimd::select(mask, a, b);
#endif
}
/// Whether the mask is set for any lane.
template <class M>
constexpr bool any(M mask) noexcept {
  if constexpr (std::same_as<M, bool>) return mask;
#if DOVETAIL_VECTORS
  else
    return xsimd::any(mask);
#endif
}

/// The sign bits of x: those of -0 where x is negative, else of 0.
template <class Pack>
constexpr Pack sign_bit(Pack x) noexcept {
  return x & Pack(typename Pack::value_type(-0.f));
}
/// |x|
template <class Pack>
constexpr Pack(abs)(Pack x) noexcept {
  using Uint = typename Bits<Pack>::value_type;
  return x & std::bit_cast<Pack>(Bits<Pack>(static_cast<Uint>(~Uint(0) >> 1)));
}

/// The smaller of a and b, lane by lane. If one is a NaN, the result may be either; see minimum.
template <class Pack>
constexpr Pack(min)(Pack a, Pack b) noexcept {
  if constexpr (Pack::size == 1) return b < a ? b : a;
#if DOVETAIL_VECTORS
  else
    return (xsimd::min)(a, b);
#endif
}
/// The larger of a and b, lane by lane. If one is a NaN, the result may be either; see maximum.
template <class Pack>
constexpr Pack(max)(Pack a, Pack b) noexcept {
  if constexpr (Pack::size == 1) return a < b ? b : a;
#if DOVETAIL_VECTORS
  else
    return (xsimd::max)(a, b);
#endif
}

/// -1, 0 or 1; a zero and a NaN stay what they are.
template <class Pack>
constexpr Pack sign(Pack x) noexcept {
  using T = typename Pack::value_type;
  return simd::select(x > Pack(T(0)), Pack(T(1)), simd::select(x < Pack(T(0)), Pack(T(-1)), x));
}

/// The smaller of `most` and x, and x if it is a NaN. On x86 that depends on the order, which xsimd 14 swapped.
template <class Pack>
constexpr Pack at_most(Pack most, Pack x) noexcept {
  if constexpr (Pack::size == 1) return most < x ? most : x;
#if DOVETAIL_VECTORS
  else
    return XSIMD_VERSION_MAJOR < 14 ? (xsimd::min)(most, x) : (xsimd::min)(x, most);
#endif
}
/// The larger of `least` and x, and x if it is a NaN.
template <class Pack>
constexpr Pack at_least(Pack least, Pack x) noexcept {
  if constexpr (Pack::size == 1) return x < least ? least : x;
#if DOVETAIL_VECTORS
  else
    return XSIMD_VERSION_MAJOR < 14 ? (xsimd::max)(least, x) : (xsimd::max)(x, least);
#endif
}

/// The smaller of a and b, and NaN if one is, as in NumPy.
template <class Pack>
constexpr Pack minimum(Pack a, Pack b) noexcept {
  return simd::select(a == a, simd::at_most(a, b), a);
}
/// The larger of a and b, and NaN if one is, as in NumPy.
template <class Pack>
constexpr Pack maximum(Pack a, Pack b) noexcept {
  return simd::select(a == a, simd::at_least(a, b), a);
}

/// a / b, rounded correctly, which xsimd's operator is not on ARM.
template <class Pack>
constexpr Pack quotient(Pack a, Pack b) noexcept {
  if constexpr (Pack::size == 1)
    return a / b;
  else
    return Pack(a.data / b.data);
}

/// x, which -ffast-math must not take apart: that it is on, only GCC tells. Clang keeps the order of xsimd's operators,
/// but not that of intrinsics whose header was there before xsimd, nor that of scalars.
template <class Pack>
constexpr Pack as_written(Pack x) noexcept {
#if defined(__clang__) && (defined(__x86_64__) || defined(__i386__))
  if (!std::is_constant_evaluated()) return __arithmetic_fence(x.data);
#elif defined(__clang__) && defined(__aarch64__)  // where Clang 16 has no fence
  if (!std::is_constant_evaluated()) asm("" : "+w"(x.data));
#elif defined(__GNUC__) && !defined(__clang__) && defined(__FAST_MATH__)
  if (!std::is_constant_evaluated()) return __builtin_assoc_barrier(x.data);
#endif
  return x;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
