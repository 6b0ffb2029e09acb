// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/training/optimizer_settings.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How many steps, made from any number: CosineDecay{1e-3, epochs * batches} with whole numbers of any type.
struct Steps {
  double value = 0;  ///< as a double, whatever it was made from

  constexpr Steps() = default;  ///< none
  /// From a number.
  template <class N>
    requires std::is_arithmetic_v<N>
  constexpr Steps(N count) : value(static_cast<double>(count)) {}
};

namespace detail::training {
inline constexpr double pi = 3.14159265358979323846;
}  // namespace detail::training

}  // namespace dovetail::inline DOVETAIL_TARGET
