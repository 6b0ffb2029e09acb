// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>

#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/select.hpp>

/// What is left of an angle when whole turns are taken away.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd::impl {

// Which multiples of π/2 are taken away: the even ones, the odd ones, all.
enum class Steps { even, odd, all };

// x = (2 turns + 0) π/2 + r, (2 turns + 1) π/2 + r, turns π/2 + r. Of turns only the last bit counts.
template <class Pack>
struct Angle {
  Bits<Pack> turns;
  Pack r;
};

// The bits of 2/π after its point, after 64 zeros.
inline constexpr std::uint32_t two_over_pi[] = {
    0,          0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041,
    0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e,
    0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b,
    0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d,
    0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046};

constexpr std::uint64_t high_product(std::uint64_t a, std::uint64_t b) noexcept {
  const std::uint64_t a1 = a >> 32, a0 = a & 0xffffffff, b1 = b >> 32, b0 = b & 0xffffffff;
  const std::uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (middle & 0xffffffff);
  return a1 * b1 + (middle >> 32) + (other >> 32);
}

/// The angle of any x >= 0, however large: x 2/π is computed in whole numbers, without what is a multiple of 4.
/// Payne, Hanek: Radian reduction for trigonometric functions (SIGNUM Newsletter 18, 1983).
template <Steps S, class T>
constexpr Angle<scalar<T>> exact_angle(T x) noexcept {
  if (constant::is_nan(x) || constant::is_infinite(x)) return {0, constant::nan<T>};
  const auto bits = std::bit_cast<std::uint64_t>(static_cast<double>(x));
  const std::uint64_t m = (bits & 0xfffffffffffff) | 0x10000000000000;
  const int first = static_cast<int>(bits >> 52) - 1077 + 64;  // x = m 2^e, and of 2/π the bits from e - 2 on count
  // 192 of them, times m; what is above 192 bits is a multiple of 4.
  std::uint32_t words[7]{}, product[7]{};
  for (std::size_t i = 0; i < 6; ++i) {
    const std::size_t at = static_cast<std::size_t>(first) / 32 + i;
    words[i] =
        static_cast<std::uint32_t>(((std::uint64_t(two_over_pi[at]) << 32) | two_over_pi[at + 1]) >> (32 - first % 32));
  }
  std::uint64_t low = 0, high = 0;
  for (std::size_t i = 6; i-- > 0;) {
    low = words[i] * (m & 0xffffffff) + (low >> 32);
    high = words[i + 1] * (m >> 32) + (high >> 32) + (low & 0xffffffff);
    product[i] = static_cast<std::uint32_t>(high);
  }
  const auto pair = [&](std::size_t i) { return std::uint64_t(product[i]) << 32 | product[i + 1]; };
  std::uint64_t a = pair(0), b = pair(2);
  if (S == Steps::odd) a -= std::uint64_t(1) << 62;
  if (S == Steps::all) a = a << 1 | b >> 63, b = b << 1 | product[4] >> 31;
  // One bit of the turns, and how much of one more.
  std::uint64_t turns = a >> 63;
  a = a << 1 | b >> 63;
  b = b << 1;
  const bool above = a >> 63 != 0;  // nearer to the next one
  if (above) ++turns, a = ~a, b = ~b;
  if (a == 0) a = b, b = 0;  // never in fact: no double comes so near
  const int zeros = std::countl_zero(a);
  if (zeros > 0) a = a << zeros | b >> (64 - zeros);
  const auto r =
      static_cast<T>(high_product(a, 0xc90fdaa22168c235)) *
      std::bit_cast<T>(static_cast<constant::Bits<T>>(
          static_cast<constant::Bits<T>>(static_cast<int>(Of<scalar<T>>::bias) - 63 - zeros + (S == Steps::all ? 0 : 1))
          << Of<scalar<T>>::mantissa));
  return {static_cast<constant::Bits<T>>(turns), above ? -r : r};
}

// The angles of the lanes that are beyond `far`; the others are as in `near`.
template <Steps S, class Pack>
[[gnu::noinline]] constexpr Angle<Pack> far_angle(Pack x, Angle<Pack> reduced,
                                                  typename Pack::value_type limit) noexcept {
  using T = typename Pack::value_type;
  T angles[Pack::size]{}, r[Pack::size]{};
  constant::Bits<T> turns[Pack::size]{};
  simd::store(angles, x);
  simd::store(r, reduced.r);
  simd::store(turns, reduced.turns);
  for (std::size_t i = 0; i < Pack::size; ++i)
    if (!(scalar<T>(angles[i]) <= scalar<T>(limit))) {
      const auto [turn, rest] = exact_angle<S>(angles[i]);
      turns[i] = turn.data;
      r[i] = rest.data;
    }
  return {simd::load<Bits<Pack>>(turns), simd::load<Pack>(r)};
}

/// The angle of x >= 0. π/2 is split into parts with so few digits that up to `far` their products with a number of
/// turns are exact.
template <Steps S, class Pack>
constexpr Angle<Pack> angle(Pack x) noexcept {
  using B = Of<Pack>;
  using T = typename Pack::value_type;
  constexpr T limit = B::mantissa == 23 ? T(6400) : T(1.6e6),
              per_turn = T(S == Steps::all ? 0x1.45f306dc9c883p-1 : 0x1.45f306dc9c883p-2);
  const Pack ones(B::ones);
  const Pack count =
      simd::as_written(simd::as_written(simd::fma(x, Pack(per_turn), Pack(T(S == Steps::odd ? -0.5 : 0)))) + ones);
  Pack n = simd::as_written(count - ones);
  if (S != Steps::all) n += n;
  if (S == Steps::odd) n += Pack(T(1));
  const auto less = [n](Pack r, T part) { return simd::as_written(simd::fma(n, Pack(-part), r)); };
  Angle<Pack> result{std::bit_cast<Bits<Pack>>(count), x};
  if constexpr (B::mantissa == 23)
    result.r = less(less(less(less(x, 0x1.92p0f), 0x1.fb4p-12f), 0x1.444p-24f), 0x1.68c234p-39f);
  else
    result.r = less(less(less(x, 0x1.921fb544p0), 0x1.0b4611a6p-34), 0x1.3198a2e037073p-69);
  if (simd::any(!(x <= Pack(limit)))) [[unlikely]]
    return far_angle<S>(x, result, limit);
  return result;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd::impl
