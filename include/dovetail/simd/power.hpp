// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>

#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/log.hpp>
#include <dovetail/simd/round.hpp>
#include <dovetail/simd/select.hpp>
#include <dovetail/simd/two.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

/// √x, rounded correctly: -0 at -0, NaN below.
template <class Pack>
constexpr Pack sqrt(Pack x) noexcept {
  if constexpr (Pack::size == 1) {
    if (std::is_constant_evaluated()) return constant::sqrt(x.data);
    if constexpr (sizeof(x) == 4)
      return __builtin_sqrtf(x.data);
    else
      return __builtin_sqrt(x.data);
  }
#if DOVETAIL_VECTORS
#if defined(__aarch64__)  // xsimd 8 only approaches it
  else if constexpr (sizeof(typename Pack::value_type) == 4)
    return vsqrtq_f32(x);
#endif
  else
    return xsimd::sqrt(x);
#endif
}

/// 1 / √x: an infinity of its sign at a zero, NaN below.
template <class Pack>
constexpr Pack rsqrt(Pack x) noexcept {
  return simd::quotient(Pack(typename Pack::value_type(1)), simd::sqrt(x));
}

namespace impl {
// log x of positive normal numbers, to nearly twice the digits: 2 artanh(s) = 2 s + s³ (2/3 + s² q(s²)), s = f / (2 +
// f).
template <class Pack>
constexpr Two<Pack> exact_log(Pack n, Pack f) noexcept {
  using B = Of<Pack>;
  using T = typename Pack::value_type;
  const Pack two(T(2)), d = simd::as_written(f + two), d_rest = f - simd::as_written(d - two);
  const Pack s = simd::quotient(f, d);
  const Two<Pack> sd = exact_product(s, d);
  const Pack s_rest = simd::quotient(simd::as_written(simd::as_written(f - sd.hi) - sd.lo) - s * d_rest, d);
  Two<Pack> z = exact_product(s, s);
  z.lo += two * s * s_rest;
  Pack q;
  if constexpr (B::mantissa == 23) {
    q = polynomial(z.hi, 0x1.df9ca6p-3f, 0x1.24529cp-2f, 0x1.999ap-2f);
  } else {
    q = polynomial(z.hi, 0x1.0e429694bfeep-3, 0x1.0f7feef2a3935p-3, 0x1.3b1eeba880fa2p-3, 0x1.745ce9e689b49p-3,
                   0x1.c71c722d59714p-3, 0x1.2492492457e1fp-2, 0x1.9999999999b3p-2);
  }
  constexpr T third = T(0x1.5555555555555p-1),
              third_rest = sizeof(T) == 4 ? T(-0x1.555556p-26) : T(0x1.5555555555555p-55);
  Two<Pack> u = sum_of_larger(Pack(third), z.hi * q);
  u.lo += Pack(third_rest);
  Two<Pack> cube = exact_product(s, z.hi);
  cube.lo += simd::fma(s, z.lo, s_rest * z.hi);
  Two<Pack> w = exact_product(cube.hi, u.hi);
  w.lo += simd::fma(cube.hi, u.lo, cube.lo * u.hi);
  const Two<Pack> first = sum_of_larger(n * Pack(B::ln2), two * s), second = sum_of_larger(first.hi, w.hi);
  return sum_of_larger(second.hi, first.lo + second.lo + (w.lo + simd::fma(n, Pack(B::ln2_rest), two * s_rest)));
}
}  // namespace impl

/// x^y = e^(y log x), with C's special values: x^0 and 1^y are 1, also of NaNs; NaN where x < 0 and y is not a
/// whole number.
template <class Pack>
constexpr Pack pow(Pack x, Pack y) noexcept {
  using B = impl::Of<Pack>;
  using T = typename Pack::value_type;
  const Pack zero(T(0)), one(T(1)), infinity(constant::infinity<T>), a = (simd::abs)(x);
  constexpr int digits = std::numeric_limits<T>::digits;
  const auto subnormal = a < Pack((std::numeric_limits<T>::min)());
  const auto [n, f] = impl::parts(simd::select(subnormal, a * Pack(T(std::uint64_t(1) << digits)), a));
  const auto log = impl::exact_log(n - simd::select(subnormal, Pack(T(digits)), zero), f);
  // With a larger y all but 1^y is 0 or infinite anyway.
  const Pack bounded = (simd::max)(Pack(T(-0x1p80f)), (simd::min)(Pack(T(0x1p80f)), y));
  impl::Two<Pack> e = impl::exact_product(bounded, log.hi);
  e.lo += bounded * log.lo;
  const Pack exponent = (simd::max)(Pack(B::least), (simd::min)(Pack(B::most), e.hi));
  const auto [count, whole] = impl::nearest<1>(exponent, 2 * B::bias);
  const Pack rest = impl::rest<1>(exponent, whole) + simd::select(exponent == e.hi, e.lo, zero);
  Pack power = impl::scaled_exp(count, rest);

  const auto at_an_end = a == zero || a == infinity;
  power = simd::select(at_an_end, simd::select(simd::select(a == zero, -y, y) > zero, infinity, zero), power);
  const Pack half = y * Pack(T(0.5));
  const auto is_whole = simd::trunc(y) == y, is_odd = is_whole && !(simd::trunc(half) == half);
  power = simd::select(is_odd, power | simd::sign_bit(x), power);
  power = simd::select(x < zero && a < infinity && !is_whole, Pack(constant::nan<T>), power);
  power = simd::select(x == x && y == y, power, x + y);
  return simd::select(y == zero || x == one, one, power);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
