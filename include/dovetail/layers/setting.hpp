// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>

#include <dovetail/explain/errors.hpp>
#include <dovetail/layers/initializers.hpp>
#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A number in the State of a layer, which is set while the program runs: network.state<2>().rate = 0.3. It is saved
/// and loaded with the weights, as a tensor of one element.
template <class T>
struct Setting : Tensor<T, 1> {
  using Tensor<T, 1>::Tensor;
  Setting() = default;

  /// Sets it.
  template <class X>
    requires std::is_arithmetic_v<X>
  constexpr Setting& operator=(X value) noexcept {
    *this->data() = static_cast<T>(value);
    return *this;
  }
  /// As a number.
  constexpr operator T() const noexcept { return *this->data(); }
  /// Whether it is that number.
  template <class X>
    requires std::is_arithmetic_v<X>
  friend constexpr bool operator==(const Setting& setting, X value) noexcept {
    return *setting.data() == static_cast<T>(value);
  }
};

namespace detail::layers {
/// NaN: a network that was not told does not train.
struct NotSet : Constant<at_run_time> {};

/// Throws OptionError where a number of a layer is not fine: "layer 2, Dropout<>: rate: expected a share from 0 to
/// below 1, found 1.5".
[[gnu::cold]] inline void check_setting(bool fine, const Part& layer, const char* name, const char* expected,
                                        double found) {
  if (!fine) fail<OptionError>({layer, ": ", name, ": expected ", expected, ", found ", found});
}
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
