// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <concepts>
#include <cstddef>
#include <type_traits>

#include <dovetail/simd/constant.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::simd {

/// A pack of one element: for machines without registers of several, and for constant expressions, in which each of its
/// operations may stand. A comparison gives a bool.
template <class T>
struct scalar {
  using value_type = T;                   ///< of the element
  using batch_bool_type = bool;           ///< of a comparison
  static constexpr std::size_t size = 1;  ///< elements
  static constexpr bool floating = std::floating_point<T>;

  T data;  ///< the element

  scalar() = default;
  /// Its element.
  constexpr scalar(T element) noexcept : data(element) {}

  /// The element at p.
  static constexpr scalar load_unaligned(const T* p) noexcept { return *p; }
  /// To p.
  constexpr void store_unaligned(T* p) const noexcept { *p = data; }

  friend constexpr scalar operator+(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::sum(a.data, b.data);
    return wrapped(a, b, [](auto x, auto y) { return x + y; });
  }
  friend constexpr scalar operator-(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::sum(a.data, -b.data);
    return wrapped(a, b, [](auto x, auto y) { return x - y; });
  }
  friend constexpr scalar operator*(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::product(a.data, b.data);
    return wrapped(a, b, [](auto x, auto y) { return x * y; });
  }
  friend constexpr scalar operator/(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::quotient(a.data, b.data);
    if constexpr (std::signed_integral<T>)
      if (b.data == -1) return -a;  // of the least one too, which a machine traps
    return static_cast<T>(a.data / b.data);
  }
  friend constexpr scalar operator%(scalar a, scalar b) noexcept {
    if constexpr (std::signed_integral<T>)
      if (b.data == -1) return T(0);
    return static_cast<T>(a.data % b.data);
  }
  constexpr scalar operator-() const noexcept {
    if constexpr (floating)
      return -data;
    else
      return scalar(T(0)) - *this;
  }
  constexpr scalar& operator+=(scalar b) noexcept { return *this = *this + b; }
  constexpr scalar& operator-=(scalar b) noexcept { return *this = *this - b; }
  constexpr scalar& operator*=(scalar b) noexcept { return *this = *this * b; }
  constexpr scalar& operator/=(scalar b) noexcept { return *this = *this / b; }

  friend constexpr bool operator<(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::less(a.data, b.data);
    return a.data < b.data;
  }
  friend constexpr bool operator>(scalar a, scalar b) noexcept { return b < a; }
  friend constexpr bool operator<=(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return a < b || a == b;
    return a.data <= b.data;
  }
  friend constexpr bool operator>=(scalar a, scalar b) noexcept { return b <= a; }
  friend constexpr bool operator==(scalar a, scalar b) noexcept {
    if constexpr (floating)
      if (std::is_constant_evaluated()) return constant::equal(a.data, b.data);
    return a.data == b.data;
  }
  friend constexpr bool operator!=(scalar a, scalar b) noexcept { return !(a == b); }

  friend constexpr scalar operator&(scalar a, scalar b) noexcept {
    return of_bits(a, b, [](auto x, auto y) { return x & y; });
  }
  friend constexpr scalar operator|(scalar a, scalar b) noexcept {
    return of_bits(a, b, [](auto x, auto y) { return x | y; });
  }
  friend constexpr scalar operator^(scalar a, scalar b) noexcept {
    return of_bits(a, b, [](auto x, auto y) { return x ^ y; });
  }
  friend constexpr scalar operator<<(scalar a, int count) noexcept { return static_cast<T>(a.data << count); }
  friend constexpr scalar operator>>(scalar a, int count) noexcept { return static_cast<T>(a.data >> count); }

 private:
  // Integers wrap round, as in packs: C++ says so of unsigned ones only.
  template <class F>
  static constexpr scalar wrapped(scalar a, scalar b, F f) noexcept {
    if constexpr (std::integral<T> && !std::same_as<T, bool>) {
      using U = std::common_type_t<std::make_unsigned_t<T>, unsigned>;
      return static_cast<T>(f(static_cast<U>(a.data), static_cast<U>(b.data)));
    } else {
      return static_cast<T>(f(a.data, b.data));
    }
  }
  template <class F>
  static constexpr scalar of_bits(scalar a, scalar b, F f) noexcept {
    if constexpr (floating) {
      using Bits = constant::Bits<T>;
      return std::bit_cast<T>(f(std::bit_cast<Bits>(a.data), std::bit_cast<Bits>(b.data)));
    } else {
      return static_cast<T>(f(a.data, b.data));
    }
  }
};

/// Whether the machine computes a · b + c of T in one instruction, which rounds once.
template <class T>
inline constexpr bool fused =
#if defined(__FMA__) || defined(__aarch64__) || defined(__FP_FAST_FMA) || (defined(__riscv_flen) && __riscv_flen >= 64)
    true;
#elif defined(__FP_FAST_FMAF) || defined(__riscv_flen) || (defined(__ARM_FEATURE_FMA) && defined(__ARM_FP))
    sizeof(T) == 4;
#else
    false;
#endif

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::simd
