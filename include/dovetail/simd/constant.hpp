// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <dovetail/explain/target.hpp>

/// IEEE arithmetic of float and double in constant expressions. Compilers have only a part of it there: they refuse
/// what overflows, divides by 0 or makes a NaN, and many have no constant sqrt and fma.
namespace dovetail::inline DOVETAIL_TARGET::detail::simd::constant {

template <class T>
using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

template <class T>
inline constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
inline constexpr T nan = std::numeric_limits<T>::quiet_NaN();

template <class T>
constexpr bool is_negative(T x) noexcept {
  return std::bit_cast<Bits<T>>(x) >> (sizeof(T) * 8 - 1) != 0;
}
template <class T>
constexpr T magnitude(T x) noexcept {
  return std::bit_cast<T>(std::bit_cast<Bits<T>>(x) << 1 >> 1);
}
// By their bits, because -ffast-math believes that there are none.
template <class T>
constexpr bool is_nan(T x) noexcept {
  return std::bit_cast<Bits<T>>(x) << 1 > std::bit_cast<Bits<T>>(infinity<T>) << 1;
}
template <class T>
constexpr bool is_infinite(T x) noexcept {
  return std::bit_cast<Bits<T>>(x) << 1 == std::bit_cast<Bits<T>>(infinity<T>) << 1;
}

/// a + b
template <class T>
constexpr T sum(T a, T b) noexcept {
  if (is_nan(a) || is_nan(b)) return nan<T>;
  if (is_infinite(a)) return is_infinite(b) && a != b ? nan<T> : a;
  if (is_infinite(b)) return b;
  constexpr T half_of_top =
      std::bit_cast<T>(std::bit_cast<Bits<T>>(infinity<T>) - (Bits<T>(1) << (std::numeric_limits<T>::digits - 1)));
  if (const T half = a / 2 + b / 2; magnitude(half) >= half_of_top) return half > 0 ? infinity<T> : -infinity<T>;
  return a + b;
}

/// a · b
template <class T>
constexpr T product(T a, T b) noexcept {
  const T sign = is_negative(a) == is_negative(b) ? T(1) : T(-1);
  if (is_nan(a) || is_nan(b)) return nan<T>;
  if (is_infinite(a) || is_infinite(b)) return a == 0 || b == 0 ? nan<T> : sign * infinity<T>;
  constexpr T scale = sizeof(T) == 4 ? T(0x1p-64) : T(0x1p-512);  // the square of what is above all numbers is 1
  if (magnitude(a * scale * (b * scale)) >= 1) return sign * infinity<T>;
  return a * b;
}

/// a / b
template <class T>
constexpr T quotient(T a, T b) noexcept {
  const T sign = is_negative(a) == is_negative(b) ? T(1) : T(-1);
  if (is_nan(a) || is_nan(b)) return nan<T>;
  if (is_infinite(a)) return is_infinite(b) ? nan<T> : sign * infinity<T>;
  if (b == 0) return a == 0 ? nan<T> : sign * infinity<T>;
  constexpr T scale = sizeof(T) == 4 ? T(0x1p-64) : T(0x1p-512);
  if (magnitude(b) < 1 && magnitude(a) * scale >= magnitude(b) / scale) return sign * infinity<T>;
  return a / b;
}

/// a < b
template <class T>
constexpr bool less(T a, T b) noexcept {
  return !is_nan(a) && !is_nan(b) && a < b;
}
/// a == b
template <class T>
constexpr bool equal(T a, T b) noexcept {
  return !is_nan(a) && !is_nan(b) && a == b;
}

namespace impl {
// hi + lo, exactly.
struct Two {
  double hi, lo;
};
constexpr Two exact_sum(double a, double b) noexcept {
  const double hi = a + b, of_b = hi - a;
  return {hi, (a - (hi - of_b)) + (b - of_b)};
}
constexpr Two exact_product(double a, double b) noexcept {
  const auto top = [](double x) {  // 26 digits; the rest has as many, and a sign
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(x) + (1u << 26)) >> 27 << 27);
  };
  const double hi = a * b, a1 = top(a), a2 = a - a1, b1 = top(b), b2 = b - b1;
  return {hi, ((a1 * b1 - hi) + a1 * b2 + a2 * b1) + a2 * b2};
}
// hi + lo as the odd one of the two numbers about it: what rounds that to fewer digits, rounds as it would the sum.
constexpr double to_odd(Two x) noexcept {
  const auto bits = std::bit_cast<std::uint64_t>(x.hi);
  if (x.lo == 0 || bits % 2 == 1) return x.hi;
  return std::bit_cast<double>((x.lo > 0) == (x.hi > 0) ? bits + 1 : bits - 1);
}
}  // namespace impl

/// a · b + c, rounded once; in double twice where numbers are beyond 2^900 or the product is below 2^-900.
template <class T>
constexpr T fma(T a, T b, T c) noexcept {
  const T ab = product(a, b);
  if (is_nan(ab) || is_nan(c) || is_infinite(a) || is_infinite(b)) return sum(ab, c);
  if (is_infinite(c)) return c;
  if constexpr (sizeof(T) == 4) {
    const double exact = impl::to_odd(impl::exact_sum(double(a) * double(b), double(c)));
    constexpr double top = 0x1.ffffffp127;  // half-way to what would come behind the largest float
    return exact >= top ? infinity<T> : exact <= -top ? -infinity<T> : static_cast<T>(exact);
  } else {
    const auto beyond = [](double x, double to) { return magnitude(x) > to; };
    if (beyond(a, 0x1p900) || beyond(b, 0x1p900) || beyond(ab, 0x1p900) || beyond(c, 0x1p900) || !beyond(ab, 0x1p-900))
      return sum(ab, c);
    const impl::Two p = impl::exact_product(a, b), low = impl::exact_sum(c, p.lo), high = impl::exact_sum(p.hi, low.hi);
    return high.hi + impl::to_odd(impl::exact_sum(low.lo, high.lo));
  }
}

/// √x, rounded correctly: digit by digit.
template <class T>
constexpr T sqrt(T x) noexcept {
  constexpr int mantissa = std::numeric_limits<T>::digits - 1, bias = std::numeric_limits<T>::max_exponent - 1;
  if (is_nan(x) || x == 0) return x;
  if (is_negative(x)) return nan<T>;
  if (is_infinite(x)) return x;
  int exponent = -bias - mantissa;
  if (x < (std::numeric_limits<T>::min)()) x *= T(std::uint64_t(1) << mantissa), exponent -= mantissa;
  const std::uint64_t bits = std::bit_cast<Bits<T>>(x), hidden = std::uint64_t(1) << mantissa;
  exponent += static_cast<int>(bits >> mantissa);
  std::uint64_t left = (bits & (hidden - 1)) | hidden, root = 0, rest = 0;  // x = left 2^exponent
  // left 2^shift has twice as many digits as its root, which has one more than T, to round by.
  constexpr int shift = mantissa + 2;
  if ((exponent - shift) % 2 != 0) left <<= 1, --exponent;
  for (int at = mantissa; at >= -shift; at -= 2) {
    rest = rest << 2 | (at >= 0 ? left >> at & 3 : at == -1 ? left << 1 & 3 : 0);
    root <<= 1;
    if (rest > 2 * root) rest -= 2 * root + 1, ++root;
  }
  const int power = (exponent - shift) / 2 + 1;
  return static_cast<T>((root + 1) >> 1) * std::bit_cast<T>(static_cast<Bits<T>>(Bits<T>(power + bias) << mantissa));
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd::constant
