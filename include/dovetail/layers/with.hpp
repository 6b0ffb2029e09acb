// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/not_trainable.hpp>
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/layers/protocol/options.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A phrase: see explain/phrases.hpp.
template <class Option>
struct does_not_take_the_option {};
template <class... Option>
struct but_takes {};
template <class... Option>
struct takes_one_of {};
template <class... Option>
struct but_is_given {};
template <detail::explain::Literal P>
struct has_no_parameter_P {};
template <detail::explain::Literal... P>
struct but {};
}  // namespace detail::problems

namespace detail::layers {

// Whether there are parameters that options may be for: a container has none of its own.
template <class L>
inline constexpr bool has_own_parameters = has_parameters<L> && !container<L>;

// The names of parameters, as the record has them; a bias that is not there has none.
template <class Key>
struct literal_of;
template <char... C>
struct literal_of<hana::string<C...>> {
  static constexpr char chars[sizeof...(C) + 1] = {C..., 0};
  static constexpr explain::Literal<sizeof...(C) + 1> value{chars};
};
template <explain::Literal... A, explain::Literal... B>
problems::but<A..., B...> operator+(problems::but<A...>, problems::but<B...>);
template <class R>
struct ParameterNames {
  template <class Field>
  static constexpr bool is_there =
      any_tensor<std::remove_cvref_t<decltype(hana::second(std::declval<Field>())(std::declval<R&>()))>>;
  template <class Field>
  using literal = literal_of<std::remove_cvref_t<decltype(hana::first(std::declval<Field>()))>>;

  // The place of a field, or `nowhere`.
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  static constexpr std::size_t place_of(std::string_view parameter) {
    return hana::unpack(hana::accessors<R>(), [&](auto... field) {
      std::size_t found = nowhere, place = 0;
      ((found = is_there<decltype(field)> && literal<decltype(field)>::value.text() == parameter ? place : found,
        ++place),
       ...);
      return found;
    });
  }
  static constexpr auto list = hana::unpack(hana::accessors<R>(), [](auto... field) {
    return std::type_identity<decltype((
        problems::but<>{} + ... +
        std::conditional_t<is_there<decltype(field)>, problems::but<literal<decltype(field)>::value>,
                           problems::but<>>{}))>{};
  });
};

// The options of a layer as a sentence lists them: those of a choice one by one.
template <class D>
problems::but_takes<D> listed(const D*);
template <class... D>
problems::but_takes<D...> listed(const OneOf<D...>*);
template <class Taken>
struct not_taken;
template <class... D>
struct not_taken<Options<D...>> {
  template <class Option>
  using of = phrases<problems::does_not_take_the_option<Option>,
                     concatenated<decltype(layers::listed(static_cast<const D*>(nullptr)))...>>;
};
template <>
struct not_taken<Options<>> {
  template <class Option>
  using of = phrases<problems::does_not_take_the_option<Option>>;
};

// What is wrong with an option, or none. L is bound, and takes what is Taken.
template <class L, class Taken, class Option>
struct option_problem {
  static constexpr bool fits = initializer<Option> ? has_own_parameters<L> : takes_option<Option, Taken>;
  using type = std::conditional_t<fits, none, typename not_taken<Taken>::template of<Option>>;
};
template <class L, class Taken, explain::Literal P, class... Option>
struct option_problem<L, Taken, On<P, Option...>> {
  using type = phrases<problems::does_not_take_the_option<On<P, Option...>>>;
};
template <class L, class Taken, explain::Literal P, class... Option>
  requires(has_own_parameters<L> && (initializer<Option> && ...))
struct option_problem<L, Taken, On<P, Option...>> {
  using Names = ParameterNames<parameters_of<L, float>>;
  using type = std::conditional_t<Names::place_of(P.text()) != Names::nowhere, none,
                                  phrases<problems::has_no_parameter_P<P>, typename decltype(Names::list)::type>>;
};

// What is wrong where two options of one choice are given.
template <class D, class... Given>
struct choice_problem {
  using type = none;
};
template <class... D, class... Given>
struct choice_problem<OneOf<D...>, Given...> {
  static constexpr std::size_t count = total({(has_option<D, Given...> ? 1U : 0U)...});
  using type = std::conditional_t<
      count <= 1, none,
      phrases<problems::takes_one_of<D...>,
              concatenated<problems::but_is_given<>,
                           std::conditional_t<is_option<Given, OneOf<D...>>, problems::but_is_given<Given>,
                                              problems::but_is_given<>>...>>>;
};
template <class Taken, class... Given>
struct choices_problem;
template <class... D, class... Given>
struct choices_problem<Options<D...>, Given...> : first_problem<typename choice_problem<D, Given...>::type...> {};

// The initializers that On gives a parameter by its name.
template <class L, class Option>
struct choices_of {
  using type = types<>;
};
template <class L, explain::Literal P, class... Option>
  requires(has_own_parameters<L> && (initializer<Option> && ...))
struct choices_of<L, On<P, Option...>> {
  using type = types<At<ParameterNames<parameters_of<L, float>>::place_of(P.text()), Option>...>;
};
template <class List, class Choices>
struct replaced;
template <class List, class... Choice>
struct replaced<List, types<Choice...>> {
  using type = Replaced<List, Choice...>;
};

/// Whether an option says only how weights start and are trained: nothing that a trained network shows.
template <class Option>
inline constexpr bool is_of_training = initializer<Option> || std::same_as<Option, NotTrainable>;
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

// A layer that is bound: its functions and records, with other initializers.
template <class L, class S, class... Option>
struct WithAt : own_bound<L, S, Option...> {
  using Base = own_bound<L, S, Option...>;
  using Taken = typename layer_traits<L>::options;
  template <class>
  using at = WithAt;
  using problem = typename first_problem<typename option_problem<Base, Taken, Option>::type...,
                                         typename choices_problem<Taken, Option...>::type,
                                         typename layer_traits<Base>::problem>::type;
  using ByPlace = Override<
      concatenated<Initializers<>, std::conditional_t<initializer<Option>, Initializers<Option>, Initializers<>>...>,
      typename layer_traits<Base>::initializers>;
  using initializers =
      typename replaced<ByPlace, concatenated<types<>, typename choices_of<Base, Option>::type...>>::type;
};

template <class L, class S, class... Option>
struct with_at {
  using type = WithAt<L, S, Option...>;
};
// Without options it is the layer.
template <class L, class S, class List>
struct with_all : bound_with<L, S, types<>> {};
template <class L, class S, class First, class... Option>
struct with_all<L, S, types<First, Option...>> {
  using type = WithAt<L, S, First, Option...>;
};
// A layer that is not trained, and a container whose layers are not, if it says how that is written.
template <class L, class S, class Others>
struct not_trained_at {
  using type = not_trained<typename with_all<L, S, Others>::type>;
};
template <class L, class S, class... Others>
  requires container<typename layer_traits<L>::template bound<S>>
struct not_trained_at<L, S, types<Others...>> {
  using type = WithAt<L, S, NotTrainable, Others...>;
};
template <class L, class S, class... Others>
  requires(container<typename layer_traits<L>::template bound<S>> &&
           requires { typename L::template with_each<NotTrainable>; })
struct not_trained_at<L, S, types<Others...>>
    : with_all<typename L::template with_each<NotTrainable>, S, types<Others...>> {};
template <class L, class S, class... Option>
  requires has_option<NotTrainable, Option...>
struct with_at<L, S, Option...>
    : not_trained_at<
          L, S,
          concatenated<types<>, std::conditional_t<std::same_as<Option, NotTrainable>, types<>, types<Option>>...>> {};

}  // namespace detail::layers

/// A layer with options: With<Dense<128>, NoBias, HeNormal>. Each layer says which options it takes; the
/// first initializer is that of its first parameter (the kernel), the second that of the next (the bias). On names a
/// parameter: With<Dense<128>, On<"bias", Ones>>.
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
