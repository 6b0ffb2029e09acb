// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/initialize.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/simd/pack.hpp>

/// What is wrong with the options of a layer.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// A phrase: see explain/phrases.hpp.
template <class Option>
struct does_not_take_the_option {};
struct has_more_than_one_regularizer_of_a_parameter {};
struct has_more_than_one_constraint_of_a_parameter {};
template <class... Option>
struct but_takes {};
template <std::size_t N, std::size_t Given>
struct has_N_parameters_but_is_given_M_initializers {};
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

/// What adds to the loss for each element of a parameter.
template <class R>
concept regularizer = requires(simd::pack<float> w) {
  R::penalty(w);
  R::gradient(w);
};
/// What changes a parameter after each step.
template <class C>
concept constraint = requires(float* w, std::size_t n) { C::constrain(w, n, n); };
/// What With gives to a parameter.
template <class Option>
concept of_a_parameter = initializer<Option> || regularizer<Option> || constraint<Option>;

// What an option says is wrong with it.
template <class Option>
using own_problem = typename member_or<none, members::problem, Option>::type;

// What is wrong with an option, or none. L is bound, and takes what is Taken.
template <class L, class Taken, class Option>
struct option_problem {
  static constexpr bool fits = initializer<Option> ? has_own_parameters<L> : takes_option<Option, Taken>;
  using type = std::conditional_t<fits, own_problem<Option>, typename not_taken<Taken>::template of<Option>>;
};
template <class L, class Taken, class Option>
  requires(has_own_parameters<L> && (regularizer<Option> || constraint<Option>))
struct option_problem<L, Taken, Option> : option_problem<L, Taken, On<"kernel", Option>> {};
template <class L, class Taken, explain::Literal P, class... Option>
struct option_problem<L, Taken, On<P, Option...>> {
  using type = phrases<problems::does_not_take_the_option<On<P, Option...>>>;
};
template <class L, class Taken, explain::Literal P, class... Option>
  requires(has_own_parameters<L> && (of_a_parameter<Option> && ...))
struct option_problem<L, Taken, On<P, Option...>> {
  using Names = ParameterNames<parameters_of<L, float>>;
  using type = std::conditional_t<Names::place_of(P.text()) != Names::nowhere,
                                  typename first_problem<own_problem<Option>...>::type,
                                  phrases<problems::has_no_parameter_P<P>, typename decltype(Names::list)::type>>;
};

// What is wrong where a parameter has two options of a kind.
template <class Choices, class Problem>
struct twice_problem;
template <std::size_t... Place, class... Option, class Problem>
struct twice_problem<types<At<Place, Option>...>, Problem> {
  static constexpr bool found = [] {
    std::size_t seen = 0;  // a bit for each parameter
    bool twice = false;
    for (const std::size_t place : std::initializer_list<std::size_t>{Place...}) {
      const std::size_t bit = std::size_t(1) << (place % 64);
      twice = twice || (seen & bit) != 0;
      seen |= bit;
    }
    return twice;
  }();
  using type = std::conditional_t<found, phrases<Problem>, none>;
};
template <class Choices, class Problem>
using twice = typename twice_problem<Choices, Problem>::type;

// What is wrong where there are more initializers than parameters, with or without a bias.
template <class L, std::size_t Given>
consteval auto initializers_problem() {
  if constexpr (has_own_parameters<L> && Given > 0) {
    constexpr std::size_t count = decltype(hana::length(hana::accessors<parameters_of<L, float>>()))::value;
    return std::conditional_t<(Given <= count), none,
                              phrases<problems::has_N_parameters_but_is_given_M_initializers<count, Given>>>{};
  } else {
    return none{};
  }
}

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

}  // namespace detail::layers
}  // namespace dovetail::inline DOVETAIL_TARGET
