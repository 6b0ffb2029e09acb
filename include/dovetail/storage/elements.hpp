// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>
#include <type_traits>

#include <dovetail/tensor/finite.hpp>

/// Elements as safetensors files have them: little-endian, one behind the other.
namespace dovetail::inline DOVETAIL_TARGET {

static_assert(std::endian::native == std::endian::little, "dovetail: storage is for little-endian machines");

namespace detail::storage {
/// A type of elements that files may have.
struct StoredType {
  std::string_view code;  ///< "F32"
  std::size_t bytes;      ///< of one element
};

/// The types whose elements are whole bytes.
inline constexpr StoredType stored_types[] = {{"F64", 8},     {"F32", 4},    {"F16", 2}, {"BF16", 2}, {"BOOL", 1},
                                              {"I8", 1},      {"U8", 1},     {"I16", 2}, {"U16", 2},  {"I32", 4},
                                              {"U32", 4},     {"I64", 8},    {"U64", 8}, {"C64", 8},  {"F8_E4M3", 1},
                                              {"F8_E5M2", 1}, {"F8_E8M0", 1}};

/// The code of T: "F32" for float; empty where files hold no such elements.
template <class T>
constexpr std::string_view stored_code() {
  constexpr std::string_view ints[] = {"I8", "I16", "I32", "I64"}, whole[] = {"U8", "U16", "U32", "U64"};
  if (std::is_same_v<T, bool>) return "BOOL";
  if (std::is_same_v<T, float>) return "F32";
  if (std::is_same_v<T, double>) return "F64";
  if (!std::is_integral_v<T> || std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
      std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t> || sizeof(T) > 8)
    return {};
  const auto power = static_cast<std::size_t>(std::countr_zero(sizeof(T)));
  return std::is_signed_v<T> ? ints[power] : whole[power];
}

/// IEEE 754's binary16 as a float, which has every value of it.
constexpr float from_float16(std::uint16_t bits) {
  const std::uint32_t sign = (bits & 0x8000u) << 16, exponent = bits >> 10 & 0x1Fu, fraction = bits & 0x3FFu;
  std::uint32_t magnitude = (exponent + 112) << 23 | fraction << 13;
  if (exponent == 31) magnitude = 0x7F800000u | fraction << 13;
  if (exponent == 0) magnitude = std::bit_cast<std::uint32_t>(static_cast<float>(fraction) * 0x1p-24f);
  return std::bit_cast<float>(sign | magnitude);
}
/// The upper half of a float, as a float.
constexpr float from_bfloat16(std::uint16_t bits) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

// Copies `count` elements through `value`; tells the first finite one that is not finite in the type that it becomes,
// or `count`.
template <class To, class Bits, class Value>
std::size_t convert(const std::byte* from, std::size_t count, std::byte* to, Value value) {
  std::size_t lost = count;
  for (std::size_t i = count; i-- > 0;) {
    Bits bits;
    std::memcpy(&bits, from + i * sizeof bits, sizeof bits);
    const auto exact = value(bits);
    const To rounded = static_cast<To>(exact);
    if (is_finite(exact) && !is_finite(rounded)) lost = i;
    std::memcpy(to + i * sizeof rounded, &rounded, sizeof rounded);
  }
  return lost;
}
template <class To>
std::size_t convert(std::string_view code, const std::byte* from, std::size_t count, std::byte* to) {
  if (code == "F16") return convert<To, std::uint16_t>(from, count, to, from_float16);
  if (code == "BF16") return convert<To, std::uint16_t>(from, count, to, from_bfloat16);
  if (code == "F32") return convert<To, float>(from, count, to, [](float x) { return x; });
  return convert<To, double>(from, count, to, [](double x) { return x; });
}

/// Whether elements of one type can be read as another one: themselves, and each of the floating-point types.
constexpr bool converts(std::string_view from, std::string_view to) {
  const bool number = from == "F64" || from == "F32" || from == "F16" || from == "BF16";
  return from == to || (number && (to == "F32" || to == "F64"));
}

/// Copies elements of one type as those of another one, each rounded to the nearest. Tells how many precede the first
/// that is too large for the other type, or `count`.
[[gnu::cold]] inline std::size_t convert(std::string_view from_code, const std::byte* from, std::string_view code,
                                         std::size_t count, std::byte* to) {
  return code == "F32" ? convert<float>(from_code, from, count, to) : convert<double>(from_code, from, count, to);
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
