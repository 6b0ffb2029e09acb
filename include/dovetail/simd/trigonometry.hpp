// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstdint>

#include <dovetail/simd/angle.hpp>
#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/select.hpp>

/// sin, cos and tan of angles in radians, of any size; NaN of infinities. The coefficients are minimax in the relative
/// error, found as those of exp: see docs/accuracy.md.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

namespace impl {
// sin r for |r| <= π/2, off by 6.3e-9 and 5.5e-19 of itself.
template <class Pack>
constexpr Pack sine(Pack r) noexcept {
  const Pack z = r * r;
  if constexpr (Of<Pack>::mantissa == 23) {
    return simd::fma(r * z, polynomial(z, 0x1.5dc752p-19f, -0x1.9f70e2p-13f, 0x1.110edap-7f, -0x1.55554cp-3f), r);
  } else {
    return simd::fma(
        r * z,
        polynomial(z, 0x1.88327f68d295bp-49, -0x1.ae43834d64bfep-41, 0x1.6123cd0424053p-33, -0x1.ae6454d46c504p-26,
                   0x1.71de3a52a0a79p-19, -0x1.a01a01a014d6ep-13, 0x1.11111111110c8p-7, -0x1.5555555555555p-3),
        r);
  }
}
// cos r for |r| <= π/4, off by 1.3e-10 and 8.8e-20 of itself.
template <class Pack>
constexpr Pack cosine(Pack r) noexcept {
  const Pack z = r * r;
  if constexpr (Of<Pack>::mantissa == 23) {
    return polynomial(z, 0x1.99e86cp-16f, -0x1.6c0c28p-10f, 0x1.55554ap-5f, -0.5f, 1);
  } else {
    return polynomial(z, -0x1.8fa56af3e3c04p-37, 0x1.1ee9d9f188772p-29, -0x1.27e4f7ef464f3p-22, 0x1.a01a019c8cbd4p-16,
                      -0x1.6c16c16c15007p-10, 0x1.555555555554bp-5, -0.5, 1);
  }
}
// y, which rounding may have brought above 1 or below -1.
template <class Pack>
constexpr Pack within_one(Pack y) noexcept {
  using T = typename Pack::value_type;
  return simd::at_most(Pack(T(1)), simd::at_least(Pack(T(-1)), y));
}
// The last bit as a sign.
template <class Pack>
constexpr Pack as_sign(Bits<Pack> count) noexcept {
  return std::bit_cast<Pack>(count << int(8 * sizeof(typename Pack::value_type) - 1));
}
}  // namespace impl

/// sin x
template <class Pack>
constexpr Pack sin(Pack x) noexcept {
  const auto [turns, r] = impl::angle<impl::Steps::even>((simd::abs)(x));
  return impl::within_one(impl::sine(r)) ^ impl::as_sign<Pack>(turns) ^ simd::sign_bit(x);
}
/// cos x
template <class Pack>
constexpr Pack cos(Pack x) noexcept {
  const auto [turns, r] = impl::angle<impl::Steps::odd>((simd::abs)(x));
  return -(impl::within_one(impl::sine(r)) ^ impl::as_sign<Pack>(turns));
}
/// tan x = sin x / cos x
template <class Pack>
constexpr Pack tan(Pack x) noexcept {
  using T = typename Pack::value_type;
  const auto [turns, r] = impl::angle<impl::Steps::all>((simd::abs)(x));
  const Pack s = impl::sine(r), c = impl::cosine(r), sign = impl::as_sign<Pack>(turns);
  const auto odd = (sign | Pack(T(1))) < Pack(T(0));  // tan(r + π/2) = -1 / tan r
  return simd::quotient(simd::select(odd, c, s), simd::select(odd, s, c)) ^ sign ^ simd::sign_bit(x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
