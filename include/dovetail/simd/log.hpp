// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstdint>
#include <limits>

#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/select.hpp>

/// The logarithm: log x = n ln 2 + log(1 + f), with 1 + f from √½ to √2. The coefficients are minimax in the relative
/// error, found as those of exp: see docs/accuracy.md.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {

// n and f of a positive normal x.
template <class Pack>
struct Parts {
  Pack n, f;
};
template <class Pack>
constexpr Parts<Pack> parts(Pack x) noexcept {
  using T = typename Pack::value_type;
  using Uint = constant::Bits<T>;
  constexpr int mantissa = Of<Pack>::mantissa;
  constexpr T ones = T(std::uint64_t(1) << mantissa),
              root = T(0x1.6a09e667f3bcdp-1);  // 2^mantissa: its last bits count in ones
  constexpr Uint from = std::bit_cast<Uint>(root), one = std::bit_cast<Uint>(T(1)), low = (Uint(1) << mantissa) - 1;
  const Bits<Pack> bits = std::bit_cast<Bits<Pack>>(x) + Bits<Pack>(one - from);
  const Bits<Pack> count = (bits >> mantissa) | Bits<Pack>(std::bit_cast<Uint>(ones));
  const Pack m = std::bit_cast<Pack>((bits & Bits<Pack>(low)) + Bits<Pack>(from));
  return {simd::as_written(std::bit_cast<Pack>(count) - Pack(ones + Of<Pack>::bias)), m - Pack(T(1))};
}

// n ln 2 + log(1 + f). The error of log(1 + f) is 5.9e-9 and 1.2e-18 of itself, without that of rounding.
template <class Pack>
constexpr Pack log_of_parts(Pack n, Pack f) noexcept {
  using B = Of<Pack>;
  using T = typename Pack::value_type;
  const Pack half = f * f * Pack(T(0.5));
  Pack low;
  if constexpr (B::mantissa == 23) {
    const Pack cubic = polynomial(f, -0x1.391acep-4f, 0x1.057b8ap-3f, -0x1.0d8228p-3f, 0x1.22d5aep-3f, -0x1.54721ep-3f,
                                  0x1.99a036p-3f, -0x1.000228p-2f, 0x1.555554p-2f);
    low = simd::fma(f * f * f, cubic, simd::fma(n, Pack(B::ln2_rest), -half));
  } else {
    const Pack s = simd::quotient(f, f + Pack(T(2))), z = s * s;  // log(1 + f) = 2 artanh(s)
    const Pack rest =
        z * polynomial(z, 0x1.2f024a5f80346p-3, 0x1.39a20c5a27a03p-3, 0x1.74663b9c739dbp-3, 0x1.c71c521a3892fp-3,
                       0x1.24924941db279p-2, 0x1.999999997ff65p-2, 0x1.5555555555592p-1);
    low = simd::fma(s, half + rest, simd::fma(n, Pack(B::ln2_rest), -half));
  }
  return simd::fma(n, Pack(B::ln2), simd::as_written(f + low));
}

// y = log x of positive finite x; what log is elsewhere.
template <class Pack>
constexpr Pack log_everywhere(Pack x, Pack y) noexcept {
  using T = typename Pack::value_type;
  const Pack zero(T(0)), infinity(constant::infinity<T>);
  return simd::select(x > zero, simd::select(x < infinity, y, x),
                      simd::select(x == zero, -infinity, Pack(constant::nan<T>)));
}

}  // namespace impl

/// log x: minus infinity at 0, NaN below.
template <class Pack>
constexpr Pack log(Pack x) noexcept {
  using T = typename Pack::value_type;
  constexpr int digits = std::numeric_limits<T>::digits;
  const auto subnormal = x < Pack((std::numeric_limits<T>::min)());
  const auto [n, f] = impl::parts(simd::select(subnormal, x * Pack(T(std::uint64_t(1) << digits)), x));
  return impl::log_everywhere(x, impl::log_of_parts(n - simd::select(subnormal, Pack(T(digits)), Pack(T(0))), f));
}

/// log(1 + x), without losing what is small: with u = 1 + x rounded, f takes in what was lost.
template <class Pack>
constexpr Pack log1p(Pack x) noexcept {
  using T = typename Pack::value_type;
  const Pack one(T(1)), u = simd::as_written(x + one), larger = (simd::max)(x, one);
  const Pack lost = (simd::min)(x, one) - simd::as_written(u - larger);
  const auto [n, f] = impl::parts(u);
  const auto bits = [](Pack v) { return std::bit_cast<Bits<Pack>>(v); };
  const Pack scale = std::bit_cast<Pack>(bits(f + one) - bits(u) + bits(one));        // 2^-n
  const Pack all = simd::select(x < Pack(T(0x1p60f)), simd::fma(lost, scale, f), f);  // beyond, 2^-n may be no number
  const Pack y = impl::log_everywhere(u, impl::log_of_parts(n, all));
  return y | simd::sign_bit(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
