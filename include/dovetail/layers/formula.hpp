// SPDX-License-Identifier: MIT
#pragma once
// What refuses comes first, so that few lines of "In file included from" stand above its errors.
#include <dovetail/formula.hpp>
#include <dovetail/layers/formula_layer.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct p;
struct x;
struct state;
template <class... Argument>
struct has_no_formula_that_can_be_called_with {};
template <class Y>
struct has_a_formula_that_gives {};
struct but_a_formula_gives_what_it_computes_from_x {};
template <std::size_t... E>
struct has_Parameters_of_other_axes_than_those_of_shape {};
struct has_a_formula_that_the_compiler_cannot_run {};
struct write_static_constexpr_auto_formula {};
struct has_a_formula_of_more_than_5_axes {};
struct Parameters;
template <class Record>
struct has_unnamed_fields_in;
struct name_them_with_BOOST_HANA_DEFINE_STRUCT;
struct is_refused_in_its_formula;
}  // namespace detail::problems

namespace detail::layers {

// What stands for a formula in which something was refused.
template <class S, class Out>
struct RefusedFormula {
  using input = S;
  using output = Out;
  using gives = Gives::neither;
  using forward = passes_through;
  template <class...>
  using at = RefusedFormula;
  using problem = phrases<problems::is_refused_in_its_formula>;
};
// What stands for one of which P is wrong.
template <class S, class... P>
struct WrongFormula : wrong_shape<S, phrases<P...>> {
  using gives = Gives::neither;
};

// With the names of its arguments.
struct no_formula {
  constexpr auto operator()(auto... argument) const {
    return problems::has_no_formula_that_can_be_called_with<typename decltype(argument)::type...>{};
  }
};
template <class L, class... S>
using no_formula_of = decltype(with_formula_arguments<L>(
    no_formula{}, std::type_identity<problems::p>{}, std::type_identity<problems::state>{},
    std::type_identity<std::enable_if_t<(S::rank > 0), problems::x>>{}...));

// What is wrong with a formula, or what it is.
template <class L, class First, class... S, std::size_t... E>
consteval auto bind_formula(Shape<E...>) {
  using R = WithRecords<L, First>;
  if constexpr (!has_parameters<R> && has_parameters_of_other_extents<L>) {
    return WrongFormula<First, problems::has_Parameters_of_other_axes_than_those_of_shape<E...>>{};
  } else if constexpr (has_parameters<R> && !hana::Struct<parameters_of<R, Symbolic>>::value) {
    return WrongFormula<First, problems::has_unnamed_fields_in<problems::Parameters>,
                        problems::name_them_with_BOOST_HANA_DEFINE_STRUCT>{};
  } else if constexpr (!called_with_symbols<takes_formula<R>, R, First, S...>::value) {
    return WrongFormula<First, no_formula_of<R, First, S...>>{};
  } else {
    using Y = called_with_symbols<call_formula<R>, R, First, S...>;
    if constexpr (!formula::symbol<Y>)
      return WrongFormula<First, problems::has_a_formula_that_gives<Y>,
                          problems::but_a_formula_gives_what_it_computes_from_x>{};
    else if constexpr (is_refused<Y>)
      return RefusedFormula<First, output_of_formula<Y>>{};
    else if constexpr (!FormulaPrograms<R, First, S...>::is_constant)
      return WrongFormula<First, problems::has_a_formula_that_the_compiler_cannot_run,
                          problems::write_static_constexpr_auto_formula>{};
    else if constexpr (!FormulaPrograms<R, First, S...>::facts.leaves_an_axis)
      return WrongFormula<First, problems::has_a_formula_of_more_than_5_axes>{};
    else if constexpr (sizeof...(S) == 0 && std::is_same_v<typename Y::shape, First> && !has_parameters<R> &&
                       !has_state<R> && FormulaPrograms<R, First, S...>::facts.is_of_elements)
      return ElementwiseFormula<R, First>{};
    else
      return FormulaLayer<R, First, S...>{};
  }
}
// The shape that a layer states, or that it gets.
template <class L, class S>
using stated_or = typename member_or<S, members::input, L>::type;

}  // namespace detail::layers

/// A layer that is its formula, y = Self::formula([p], [state], x...), from which its backward is derived while
/// compiling: struct Swish : Formula<Swish> { static constexpr auto formula(auto x) { return x * sigmoid(x); } };
/// The arguments are symbols of one sample: of the records Parameters and State, if Self names them, which may depend
/// on the extents of x too, and of x, or, behind Join, of several values. The formula is written with functions of ops/
/// that have a gradient. Self may state its `input`, and has all other members of layers that it wants.
template <class Self>
struct Formula {
  /// The layer for samples of this shape, or for values of several.
  template <class First, class... S>
  using at = decltype(detail::layers::bind_formula<Self, detail::layers::stated_or<Self, First>, S...>(
      detail::layers::stated_or<Self, First>{}));
  static constexpr bool takes_one_or_more = true;  ///< values
  /// Whether values of these two shapes go together: the formula says it.
  template <class, class>
  static constexpr bool joins = true;
};

/// A layer whose formula is F: using Swish = FormulaOf<[](auto x) { return x * sigmoid(x); }>. Not in a header, since
/// a lambda in each file is another one.
template <auto F>
struct FormulaOf : Formula<FormulaOf<F>> {
  /// F(x...)
  static constexpr auto formula(auto... x) { return F(x...); }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
