// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/explain/name_of.hpp>

/// Options of layers: With<Dense<128>, NoBias>, With<BatchNormalization, Momentum<0.9>>.
namespace dovetail::inline DOVETAIL_TARGET {

/// y = x · kernel: no bias is added, kept or trained.
struct NoBias {};
/// How much of a moving average stays in each step.
template <Number Value>
struct Momentum {};
/// What is added to a variance before it divides.
template <Number Value>
struct Epsilon {};

/// Options of one parameter, by its name: With<Dense<64>, On<"bias", Constant<0.1>>>. So far they are initializers.
template <detail::explain::Literal Parameter, class... Option>
struct On {};

/// The options that a layer takes; one with a value stands for all of its values: Options<Momentum<0.99>>.
template <class... Option>
struct Options {};

namespace detail::layers {
/// Whether an option without a value is among those given: has_option<NoBias, Given...>.
template <class Option, class... Given>
inline constexpr bool has_option = (std::same_as<Option, Given> || ...);

template <template <Number> class Option, class Given>
struct value_of {
  static constexpr bool found = false;
  static constexpr double value = 0;
};
template <template <Number> class Option, Number Value>
struct value_of<Option, Option<Value>> {
  static constexpr bool found = true;
  static constexpr double value = Value.value;
};

template <class Option, class Taken>
inline constexpr bool same_option = std::same_as<Option, Taken>;
template <template <Number> class Option, Number A, Number B>
inline constexpr bool same_option<Option<A>, Option<B>> = true;
template <class Option, class Taken>
inline constexpr bool takes_option = false;
template <class Option, class... Taken>
inline constexpr bool takes_option<Option, Options<Taken...>> = (same_option<Option, Taken> || ...);

/// The value of an option among those given, or the standard one: option_value<Momentum, Given...>(0.99).
template <template <Number> class Option, class... Given>
constexpr double option_value(double standard) {
  ((standard = layers::value_of<Option, Given>::found ? layers::value_of<Option, Given>::value : standard), ...);
  return standard;
}
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
