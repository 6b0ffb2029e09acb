// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <cstddef>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/layers/protocol/types.hpp>

/// Options of layers: With<Dense<128>, NoBias>, With<BatchNormalization, Momentum<0.9>>. An option is an empty class: a
/// flag, a number, sizes, or one of a choice. A layer declares those that it takes, with their defaults, and its `at`
/// gets the ones that were given:
///
///     using options = Options<Strides<1, 1>, OneOf<Valid, Same>, NoBias>;
///     template <class S, class... Option> using at = ConvolutionAt<S, chosen<options, Option...>>;
namespace dovetail::inline DOVETAIL_TARGET {

/// y = x · kernel: no bias is added, kept or trained.
struct NoBias {};
/// How much of a moving average stays in each step.
template <Number Value>
struct Momentum {};
/// What is added to a variance before it divides.
template <Number Value>
struct Epsilon {};

template <class L, class... Option>
struct With;
template <std::size_t... E>
struct Input;

namespace detail::layers {
template <class L, class Option>
struct each_with {
  using type = With<L, Option>;
};
template <std::size_t... E, class Option>
struct each_with<Input<E...>, Option> {
  using type = Input<E...>;
};
}  // namespace detail::layers

/// With<L, Option> for what stands in a container, and Input as it is: what a container's with_each is made of.
template <class L, class Option>
using EachWith = typename detail::layers::each_with<L, Option>::type;

/// Initializers, regularizers and constraints of one parameter, by its name: With<Dense<64>, On<"bias",
/// Constant<0.1>>>; and regularizers of what a layer gives: On<"output", L2<1e-3>>.
template <detail::explain::Literal Parameter, class... Option>
struct On {};

/// The options that a layer takes. A number stands for all of its values, and is its default: Momentum<0.99>. So are
/// sizes, Strides<1, 1>, which may be given as one for all axes or as one for each. OneOf is a choice; everything else
/// is a flag, as NoBias, which is not there by default.
template <class... Option>
struct Options {};
/// Options of which a layer has one, the first by default: OneOf<Valid, Same>.
template <class... Option>
struct OneOf {};

namespace detail::layers {
template <class... Option>
struct every : Option... {};
template <template <Number> class Name, Number Value>
consteval double number_in(const Name<Value>*) {
  return Value.value;
}
template <template <std::size_t...> class Name, std::size_t... N>
consteval std::array<std::size_t, sizeof...(N)> sizes_in(const Name<N...>*) {
  return {N...};
}

/// The options that a layer has, chosen or by default: one type, however they were given.
template <class... Option>
struct Chosen {
  /// Whether a flag was given, or an option is the one of a choice: Option::template has<NoBias>.
  template <class Name>
  static constexpr bool has = (std::same_as<Name, Option> || ...);
  /// The number that an option has: Option::template value<Momentum>.
  template <template <Number> class Name>
  static constexpr double value = layers::number_in<Name>(static_cast<const layers::every<Option...>*>(nullptr));
  /// The sizes that an option has, one for each axis that the default names: Option::template sizes<Strides>.
  template <template <std::size_t...> class Name>
  static constexpr auto sizes = layers::sizes_in<Name>(static_cast<const layers::every<Option...>*>(nullptr));
};

/// An option as a layer declares it: what it stands for, and what an option that is given makes of it. Here a flag.
template <class Flag>
struct Declared {
  using standard = Chosen<>;
  static Chosen<Flag> taken(const Flag*);
};
template <template <Number> class Name, Number Value>
struct Declared<Name<Value>> {
  using standard = Chosen<Name<Value>>;
  template <Number Other>
  static Chosen<Name<Other>> taken(const Name<Other>*);
};
template <template <std::size_t...> class Name, std::size_t... N>
struct Declared<Name<N...>> {
  using standard = Chosen<Name<N...>>;
  template <std::size_t... Other>
    requires(sizeof...(Other) == sizeof...(N) && ((Other > 0) && ...))
  static Chosen<Name<Other...>> taken(const Name<Other...>*);
  template <std::size_t All>
    requires(sizeof...(N) > 1 && All > 0)
  static Chosen<Name<(static_cast<void>(N), All)...>> taken(const Name<All>*);
};
template <class First, class... Option>
struct Declared<OneOf<First, Option...>> {
  using standard = Chosen<First>;
  template <class Given>
    requires(std::same_as<Given, First> || (std::same_as<Given, Option> || ...))
  static Chosen<Given> taken(const Given*);
};

/// Whether an option is among those given: has_option<NoBias, Given...>.
template <class Option, class... Given>
inline constexpr bool has_option = (std::same_as<Option, Given> || ...);
/// Whether an option that is given is the one that is declared.
template <class Given, class D>
concept is_option = requires { Declared<D>::taken(static_cast<const Given*>(nullptr)); };
/// Whether a layer takes an option: takes_option<NoBias, Options<NoBias, Momentum<0.99>>>.
template <class Given, class Taken>
inline constexpr bool takes_option = false;
template <class Given, class... D>
inline constexpr bool takes_option<Given, Options<D...>> = (is_option<Given, D> || ...);

// The last option that is given counts.
template <class D, class Standard, class... Given>
struct pick {
  using type = Standard;
};
template <class D, class Standard, class First, class... Given>
struct pick<D, Standard, First, Given...> : pick<D, Standard, Given...> {};
template <class D, class Standard, class First, class... Given>
  requires is_option<First, D>
struct pick<D, Standard, First, Given...>
    : pick<D, decltype(Declared<D>::taken(static_cast<const First*>(nullptr))), Given...> {};
template <class Taken, class... Given>
struct picks;
template <class... D, class... Given>
struct picks<Options<D...>, Given...> {
  using type = concatenated<Chosen<>, typename pick<D, typename Declared<D>::standard, Given...>::type...>;
};
}  // namespace detail::layers

/// What a layer has of the options that it declares, with those that were given: chosen<options, Option...>.
template <class Taken, class... Given>
using chosen = typename detail::layers::picks<Taken, Given...>::type;

}  // namespace dovetail::inline DOVETAIL_TARGET
