// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

#include <dovetail/tensor/finite.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Asks a reader to convert elements of another type: see read_npy(path, converted).
struct Converted {};
/// The last argument of a reader that converts: read_npy<float>("x.npy", converted).
inline constexpr Converted converted{};

namespace detail::data {

/// IEEE 754's binary16 as a float, which has every value of it.
constexpr float from_float16(std::uint16_t bits) {
  const std::uint32_t sign = (bits & 0x8000u) << 16, exponent = bits >> 10 & 0x1Fu, fraction = bits & 0x3FFu;
  std::uint32_t magnitude = (exponent + 112) << 23 | fraction << 13;
  if (exponent == 31) magnitude = tensor::infinity_bits<float> | fraction << 13;
  if (exponent == 0) magnitude = std::bit_cast<std::uint32_t>(static_cast<float>(fraction) * 0x1p-24f);
  return std::bit_cast<float>(sign | magnitude);
}

/// Whether To takes the number: a floating-point type the nearest of its own, unless that is infinite and x is not; an
/// integer, or a bool as 0 and 1, only x itself.
template <class To, class From>
constexpr bool takes(From x) {
  if constexpr (std::is_floating_point_v<To> && std::is_floating_point_v<From>) {
    return !is_finite(x) || is_finite(static_cast<To>(x));
  } else if constexpr (std::is_floating_point_v<To>) {
    return true;
  } else if constexpr (std::is_same_v<To, bool>) {
    return x == 0 || x == 1;
  } else if constexpr (std::is_floating_point_v<From>) {
    constexpr From first = std::numeric_limits<To>::lowest(), half = (std::numeric_limits<To>::max)() / 2 + 1;
    return x >= first && x < 2 * half && static_cast<From>(static_cast<To>(x)) == x;
  } else {
    return std::in_range<To>(x);
  }
}

/// Converts `count` elements, stored one after another, of which each is value(stored). Returns the index of the first
/// that To does not take, or `count`.
template <class To, class Stored, class Value>
std::size_t convert(const void* from, std::size_t count, void* to, Value value) {
  const auto* stored_at = static_cast<const unsigned char*>(from);
  auto* const element_at = static_cast<unsigned char*>(to);
  for (std::size_t i = 0; i < count; ++i, stored_at += sizeof(Stored)) {
    Stored stored;
    std::memcpy(&stored, stored_at, sizeof stored);
    const auto exact = value(stored);
    if (!takes<To>(exact)) return i;
    const To element = static_cast<To>(exact);
    std::memcpy(element_at + i * sizeof element, &element, sizeof element);
  }
  return count;
}
/// Converts elements that are stored as numbers of the type Stored.
template <class To, class Stored>
std::size_t convert(const void* from, std::size_t count, void* to) {
  return convert<To, Stored>(from, count, to, [](Stored x) { return x; });
}

}  // namespace detail::data
}  // namespace dovetail::inline DOVETAIL_TARGET
