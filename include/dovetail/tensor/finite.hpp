// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <dovetail/explain/target.hpp>

/// What a float or double is, by its bits: -ffast-math takes std::isfinite and std::isnan away.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::tensor {
// The bits but the sign, as a number: that of an infinity is above all that is finite, and a NaN's is above it.
template <class T>
constexpr auto magnitude_bits(const T& value) noexcept {
  using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
  return std::bit_cast<Bits>(value) & ((std::numeric_limits<Bits>::max)() >> 1);
}
template <class T>
inline constexpr auto infinity_bits = [] {
  if constexpr (sizeof(T) == 4) {
    return std::uint32_t{0x7f80'0000};
  } else {
    return std::uint64_t{0x7ff0'0000'0000'0000};
  }
}();
}  // namespace detail::tensor

/// Neither infinite nor a NaN.
template <class T>
  requires std::is_floating_point_v<T>
constexpr bool is_finite(const T& value) noexcept {
  return detail::tensor::magnitude_bits(value) < detail::tensor::infinity_bits<T>;
}
/// Not a number.
template <class T>
  requires std::is_floating_point_v<T>
constexpr bool is_nan(const T& value) noexcept {
  return detail::tensor::magnitude_bits(value) > detail::tensor::infinity_bits<T>;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
