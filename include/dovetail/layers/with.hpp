// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/layers/protocol/options.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A phrase: see explain/phrases.hpp.
template <class Option>
struct does_not_take_the_option {};
}  // namespace detail::problems

namespace detail::layers {

// A container has no parameters of its own to initialize.
template <class L, class Option>
inline constexpr bool option_fits =
    initializer<Option> ? has_parameters<L> && !container<L> : takes_option<Option, typename layer_traits<L>::options>;

// The first option that the layer does not take.
template <class L, class... Option>
struct option_problem {
  using type = none;
};
template <class L, class First, class... Rest>
struct option_problem<L, First, Rest...> : option_problem<L, Rest...> {};
template <class L, class First, class... Rest>
  requires(!option_fits<L, First>)
struct option_problem<L, First, Rest...> {
  using type = phrases<problems::does_not_take_the_option<First>>;
};

// Of a layer that is bound: its functions and records, with other options and initializers.
template <class L, class... Option>
struct WithBound : layer_traits<L>::template with<Option...> {
  using Base = typename layer_traits<L>::template with<Option...>;
  template <class>
  using at = WithBound;
  using problem =
      typename first_problem<typename option_problem<L, Option...>::type, typename layer_traits<Base>::problem>::type;
  using initializers = Override<
      concatenated<Initializers<>, std::conditional_t<initializer<Option>, Initializers<Option>, Initializers<>>...>,
      typename layer_traits<Base>::initializers>;
};

}  // namespace detail::layers

/// A layer with options: With<Dense<128>, NoBias, HeNormal>. Each layer says which options it takes; the
/// first initializer is that of its first parameter (the kernel), the second that of the next (the bias).
template <class L, class... Option>
struct With {
  template <class S>
  using at = detail::layers::WithBound<typename detail::layers::layer_traits<L>::template bound<S>, Option...>;
};
/// Options of a layer that states its shapes: With<Dense<784, 128>, NoBias>.
template <class L, class... Option>
  requires requires { typename L::output; }
struct With<L, Option...> : detail::layers::WithBound<L, Option...> {
  template <class>
  using at = With;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
