// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {
/// NumPy's code of an element type without the byte order: "f4" for float; empty for types that files do not hold.
template <class T>
constexpr std::string_view npy_code() {
  constexpr std::string_view floats[] = {"f4", "f8"}, ints[] = {"i1", "i2", "i4", "i8"},
                             whole[] = {"u1", "u2", "u4", "u8"};
  if (std::is_same_v<T, bool>) return "b1";
  if (std::is_same_v<T, float> || std::is_same_v<T, double>) return floats[sizeof(T) / 8];
  if (!std::is_integral_v<T> || std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
      std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t> || sizeof(T) > 8)
    return {};
  const auto power = static_cast<std::size_t>(std::countr_zero(sizeof(T)));
  return std::is_signed_v<T> ? ints[power] : whole[power];
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
