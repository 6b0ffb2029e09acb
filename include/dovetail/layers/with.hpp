// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/option_problem.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {

// The options of parameters that an option is, each with the place of its parameter. Initializers that are not On a
// parameter go by their order.
template <class L, class Option>
struct choices_of {
  using type = types<>;
};
template <class L, class Option>
  requires(has_own_parameters<L> && (regularizer<Option> || constraint<Option>))
struct choices_of<L, Option> : choices_of<L, On<"kernel", Option>> {};
template <class L, explain::Literal P, class... Option>
  requires(has_own_parameters<L> && (of_a_parameter<Option> && ...))
struct choices_of<L, On<P, Option...>> {
  using type = types<At<ParameterNames<parameters_of<L, float>>::place_of(P.text()), Option>...>;
};
// Those of one kind.
template <class Choices>
struct of_kind;
template <std::size_t... Place, class... Option>
struct of_kind<types<At<Place, Option>...>> {
  using initializers =
      concatenated<types<>, std::conditional_t<initializer<Option>, types<At<Place, Option>>, types<>>...>;
  using regularizers =
      concatenated<types<>, std::conditional_t<regularizer<Option>, types<At<Place, Option>>, types<>>...>;
  using constraints =
      concatenated<types<>, std::conditional_t<constraint<Option>, types<At<Place, Option>>, types<>>...>;
};
template <class List, class Choices>
struct replaced;
template <class List, class... Choice>
struct replaced<List, types<Choice...>> {
  using type = Replaced<List, Choice...>;
};

/// Whether an option says only how weights start and are trained: nothing that a trained network shows.
template <class Option>
inline constexpr bool is_of_training = of_a_parameter<Option>;
template <explain::Literal P, class... Option>
inline constexpr bool is_of_training<On<P, Option...>> = (is_of_training<Option> && ...);

// A layer bound with the options among those given that are its own.
template <class L, class S, class Own>
struct bound_with;
template <class L, class S, class... Own>
struct bound_with<L, S, types<Own...>> {
  using type = typename layer_traits<L>::template bound<S, Own...>;
};
template <class L, class S, class... Option>
using own_bound = typename bound_with<
    L, S,
    concatenated<types<>, std::conditional_t<takes_option<Option, typename layer_traits<L>::options>, types<Option>,
                                             types<>>...>>::type;

// A layer that is bound: its functions and records, with other initializers, with regularizers and constraints.
template <class L, class S, class... Option>
struct WithAt : own_bound<L, S, Option...> {
  using Base = own_bound<L, S, Option...>;
  using Taken = typename layer_traits<L>::options;
  template <class>
  using at = WithAt;
  using Choices = of_kind<concatenated<types<>, typename choices_of<Base, Option>::type...>>;
  using regularizers = typename Choices::regularizers;
  using constraints = typename Choices::constraints;
  using problem = typename first_problem<
      typename option_problem<Base, Taken, Option>::type...,
      decltype(layers::initializers_problem<Base, total({(initializer<Option> ? 1U : 0U)...})>()),
      typename choices_problem<Taken, Option...>::type,
      twice<regularizers, problems::has_more_than_one_regularizer_of_a_parameter>,
      twice<constraints, problems::has_more_than_one_constraint_of_a_parameter>,
      typename layer_traits<Base>::problem>::type;
  using ByPlace = Override<
      concatenated<Initializers<>, std::conditional_t<initializer<Option>, Initializers<Option>, Initializers<>>...>,
      typename layer_traits<Base>::initializers>;
  using initializers = typename replaced<ByPlace, typename Choices::initializers>::type;
};

/// L with a regularizer of its output: see layers/regularized_output.hpp.
template <class L, class S, class Regularizer>
struct RegularizedOutput;
// The regularizers that an option has for the output of L, if L computes, and is no container.
template <class L, class Option>
struct of_output {
  using type = types<>;
};
template <class L, class... R>
  requires(sizeof(L) > 0 && computes<L> && !container<L> &&
           (regularizer<R> && ...))  // L is complete before it is asked
struct of_output<L, On<"output", R...>> {
  using type = types<R...>;
};

// With regularizers of the output, or without; without options it is the layer.
template <class L, class S, class Options, class... OfOutput>
struct with_output;
template <class L, class S>
struct with_output<L, S, types<>> : bound_with<L, S, types<>> {};
template <class L, class S, class... Option>
struct with_output<L, S, types<Option...>> {
  using type = WithAt<L, S, Option...>;
};
template <class L, class S, class Options, class Regularizer, class... More>
struct with_output<L, S, Options, Regularizer, More...> {
  using type = RegularizedOutput<typename with_output<L, S, Options, More...>::type, S, Regularizer>;
};
template <class L, class S, class Options, class OfOutput>
struct with_both;
template <class L, class S, class... Option, class... R>
struct with_both<L, S, types<Option...>, types<R...>> : with_output<L, S, types<Option...>, R...> {};
template <class L, class S, class Bound, class... Option>
using with_all =
    with_both<L, S,
              concatenated<types<>, std::conditional_t<std::same_as<typename of_output<Bound, Option>::type, types<>>,
                                                       types<Option>, types<>>...>,
              concatenated<types<>, typename of_output<Bound, Option>::type...>>;
template <class L, class S, class... Option>
using with = with_all<L, S, typename layer_traits<L>::template bound<S>, Option...>;
template <class L, class S, class... Option>
struct with_at : with<L, S, Option...> {};

}  // namespace detail::layers

/// A layer with options: With<Dense<128>, NoBias, HeNormal>. Each layer says which options it takes; the
/// first initializer is that of its first parameter (the kernel), the second that of the next (the bias); a regularizer
/// or a constraint is that of the kernel. On names a parameter: With<Dense<128>, On<"bias", Ones, L2<1e-3>>>.
template <class L, class... Option>
struct With {
  template <class S>
  using at = typename detail::layers::with_at<L, S, Option...>::type;
};
/// Options on top of others, so that names for some of them compose: With<With<L, A>, B> is With<L, A, B>. Of two
/// values for one option the last one counts.
template <class L, class... Inner, class... Option>
struct With<With<L, Inner...>, Option...> : With<L, Inner..., Option...> {};
/// Options of a layer that states its shapes: With<Dense<784, 128>, NoBias>.
template <class L, class... Option>
  requires requires { typename L::output; }
struct With<L, Option...>
    : detail::layers::with_at<L, typename detail::layers::layer_traits<L>::template input<Shape<1>>, Option...>::type {
  template <class>
  using at = With;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
