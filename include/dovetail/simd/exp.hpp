// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <limits>

#include <dovetail/simd/select.hpp>

/// The exponential and two functions made from it. All start with e^x = 2^n e^r, |r| <= ln(2) / 2. The coefficients
/// are minimax in the relative error, by Remez' algorithm in 60 digits, then rounded: see docs/accuracy.md.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {

// A number whose last bits count in ones, and ln 2: in two parts, of which n times the first is exact, and in one.
template <class T>
struct Binary;
template <>
struct Binary<float> {
  static constexpr int mantissa = 23;
  static constexpr float ones = 0x1.8p23f, bias = 127;
  static constexpr float ln2 = 0x1.62e4p-1f, ln2_rest = 0x1.7f7d1cp-20f, ln2_alone = 0x1.62e43p-1f;
  static constexpr float least = -104, most = 89;  // beyond, e^x is 0 or infinite
};
template <>
struct Binary<double> {
  static constexpr int mantissa = 52;
  static constexpr double ones = 0x1.8p52, bias = 1023;
  static constexpr double ln2 = 0x1.62e42fefa3p-1, ln2_rest = 0x1.3de6af278ece6p-42, ln2_alone = 0x1.62e42fefa39efp-1;
  static constexpr double least = -746, most = 710;
};
template <class Pack>
using Of = Binary<typename Pack::value_type>;

// The n of U x = n ln 2 + U r. The last bits of `count` hold n + offset.
template <class Pack>
struct Nearest {
  Bits<Pack> count;
  Pack n;
};
template <int U, class Pack>
constexpr Nearest<Pack> nearest(Pack x, typename Pack::value_type offset) noexcept {
  using T = typename Pack::value_type;
  const Pack shift(Of<Pack>::ones + offset),
      count = simd::as_written(simd::fma(x, Pack(T(U * 0x1.71547652b82fep0)), shift));
  return {std::bit_cast<Bits<Pack>>(count), simd::as_written(count - shift)};
}
// Its r.
template <int U, class Pack>
constexpr Pack rest(Pack x, Pack n) noexcept {
  using B = Of<Pack>;
  return simd::fma(n, Pack(-B::ln2_rest / U), simd::as_written(simd::fma(n, Pack(-B::ln2 / U), x)));
}

// 2^n, where the last bits of `count` hold n + bias.
template <class Pack>
constexpr Pack power(Bits<Pack> count) noexcept {
  return std::bit_cast<Pack>(count << Of<Pack>::mantissa);
}

// first x^k + ... + last, for k more coefficients.
template <class Pack, class T, class... C>
constexpr Pack polynomial(Pack x, T first, C... more) noexcept {
  Pack sum(first);
  ((sum = simd::fma(sum, x, Pack(T(more)))), ...);
  return sum;
}

// p of e^r = 1 + r + r² p; e^r - 1 is off by 1.7e-8 and 3.5e-17 of itself.
template <class Pack>
constexpr Pack curve(Pack r) noexcept {
  if constexpr (Of<Pack>::mantissa == 23) {
    return polynomial(r, 0x1.6bec06p-10f, 0x1.122776p-7f, 0x1.555674p-5f, 0x1.5554bp-3f, 0x1.fffffep-2f);
  } else {
    return polynomial(r, 0x1.ae6bab08ca6afp-26, 0x1.28a1dff3bca1fp-22, 0x1.71de8804e13b3p-19, 0x1.a019a76f4e5b2p-16,
                      0x1.a01a017515a42p-13, 0x1.6c16c17edba70p-10, 0x1.1111111118fa8p-7, 0x1.55555555522b8p-5,
                      0x1.5555555555539p-3, 0x1.0000000000005p-1);
  }
}
// 2^n e^r, where the last bits of `count` hold n + 2 bias.
template <class Pack>
constexpr Pack scaled_exp(Bits<Pack> count, Pack r) noexcept {
  using T = typename Pack::value_type;
  const Pack one(T(1)), e = simd::fma(simd::fma(curve(r), r, one), r, one);
  const auto half = count >> 1;  // 2^n in two factors: as one it might be subnormal or infinite
  return simd::as_written(e * power<Pack>(half)) * power<Pack>(count - half);
}

// q = r coth(U r / 2), so that e^(U r) = (q + r) / (q - r): where one divides anyway, half the work of exp_of_rest.
// Even, so a polynomial in r². Off by 2.4e-9 and 9.3e-19.
template <int U, class Pack>
constexpr Pack fraction(Pack r) noexcept {
  if constexpr (Of<Pack>::mantissa == 23) {
    constexpr float u = U;
    return polynomial(r * r, u * u * u * -0x1.6aa4d2p-9f, u * 0x1.55551ep-3f, 2 / u);
  } else {
    constexpr double u = U, u3 = u * u * u, u5 = u3 * u * u, u7 = u5 * u * u, u9 = u7 * u * u;
    return polynomial(r * r, u9 * 0x1.637642fb6cecep-25, u7 * -0x1.bbd41bbb291fap-20, u5 * 0x1.1566aaf2286fap-14,
                      u3 * -0x1.6c16c16bebca6p-9, u * 0x1.555555555553ep-3, 2 / u);
  }
}

}  // namespace impl

/// e^x
template <class Pack>
constexpr Pack exp(Pack x) noexcept {
  using B = impl::Of<Pack>;
  x = simd::at_most(Pack(B::most), simd::at_least(Pack(B::least), x));
  const auto [count, n] = impl::nearest<1>(x, 2 * B::bias);
  return impl::scaled_exp(count, impl::rest<1>(x, n));
}

/// e^x - 1 = 2^n (e^r - 1) + (2^n - 1), without losing what is small.
template <class Pack>
constexpr Pack expm1(Pack x) noexcept {
  using B = impl::Of<Pack>;
  using T = typename Pack::value_type;
  const Pack in = simd::at_most(Pack(B::most), simd::at_least(Pack(-40.f), x));
  const auto [count, n] = impl::nearest<1>(in, B::bias - 1);  // half of 2^n, which itself may be infinite
  const Pack r = impl::rest<1>(in, n), half = impl::power<Pack>(count), e = simd::fma(r * r, impl::curve(r), r);
  const Pack y = Pack(T(2)) * simd::fma(half, e, simd::as_written(half - Pack(T(0.5))));
  return simd::select((simd::abs)(x) < Pack(std::numeric_limits<T>::epsilon() / 2), x, y);
}

/// 1 / (1 + e^-x) = (q - r) / (q - r + 2^n (q + r)), all times 2^-64, because n is up to 150 (1076 in double).
template <class Pack>
constexpr Pack sigmoid(Pack x) noexcept {
  using B = impl::Of<Pack>;
  x = simd::at_most(Pack(40.f), simd::at_least(Pack(B::least), x));
  const auto [count, n] = impl::nearest<-1>(x, B::bias - 64);
  const Pack r = impl::rest<-1>(x, n), q = impl::fraction<-1>(r), top = (q - r) * Pack(0x1p-64f);
  return simd::quotient(top, simd::fma(impl::power<Pack>(count), q + r, top));
}

/// tanh x = (e^2x - 1) / (e^2x + 1) = (h (q + r) + r) / (h (q + r) + q), with h = (2^n - 1) / 2. It is never above 1,
/// because r < q. Where n is large, r matters little: so one part of ln 2 is enough.
template <class Pack>
constexpr Pack tanh(Pack x) noexcept {
  using B = impl::Of<Pack>;
  const Pack a = simd::at_most(Pack(20.f), (simd::abs)(x));
  const auto [count, n] = impl::nearest<2>(a, B::bias - 1);
  const Pack r = simd::fma(n, Pack(-B::ln2_alone / 2), a), q = impl::fraction<2>(r), sum = q + r;
  const Pack h = simd::as_written(impl::power<Pack>(count) - Pack(0.5f));
  return simd::quotient(simd::fma(h, sum, r), simd::fma(h, sum, q)) | simd::sign_bit(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
