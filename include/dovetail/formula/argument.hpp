// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <tuple>

#include <dovetail/expressions/evaluate.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/formula/finished.hpp>
#include <dovetail/formula/symbol.hpp>

/// The arguments of a formula: tensors, numbers, records of tensors.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct the_arguments_of_a_formula_are_tensors_numbers_and_records_of_tensors_and_not {};
template <class T, class U>
struct the_tensors_of_a_formula_have_one_element_type_and_not_T_and {};
template <class T>
struct the_tensors_of_a_formula_have_real_elements_and_not {};
}  // namespace detail::problems

namespace detail::formula {

/// An argument of which no gradient is wanted: X is a constant reference to it, or what was computed for it.
template <class X>
struct Stopped {
  X argument;
};
template <class X>
inline constexpr bool is_stopped = false;
template <class X>
inline constexpr bool is_stopped<Stopped<X>> = true;

/// How symbols stand for an argument, and what its gradient is: `gradient_of` makes one that is yet to be written.
template <class X>
struct Argument {
  using problem = problems::the_arguments_of_a_formula_are_tensors_numbers_and_records_of_tensors_and_not<X>;
  using symbols = symbol_of<Shape<>>;
};
template <std::floating_point X>
struct Argument<X> {
  using problem = none;
  using element = void;
  using symbols = symbol_of<Shape<>>;
  template <class T>
  static constexpr T gradient_of(const X&) {
    return T(0);
  }
};
template <any_operand X>
struct Argument<X> {
  using element = std::remove_const_t<typename X::value_type>;
  using problem = std::conditional_t<std::is_floating_point_v<element>, none,
                                     problems::the_tensors_of_a_formula_have_real_elements_and_not<element>>;
  using symbols = symbol_of<typename X::shape>;
  template <class T>
  static constexpr auto gradient_of(const X& x) {
    return expressions::uninitialized<T, typename X::shape>(x.rows());
  }
};
template <class X>
struct Argument<Stopped<X>> : Argument<std::remove_cvref_t<X>> {};
template <class X>
using symbols_for = typename Argument<X>::symbols;

/// The parts of an argument that is neither a tensor nor a number: see record_argument.hpp.
template <class X>
struct Parts;
/// Calls f with each leaf of an argument, of symbols, of a gradient.
template <class F, class X>
constexpr void for_each_leaf(const F& f, X& x) {
  using U = std::remove_const_t<X>;
  if constexpr (is_stopped<U>)
    for_each_leaf(f, x.argument);
  else if constexpr (any_operand<U> || std::is_arithmetic_v<U>)
    f(x);
  else if constexpr (!std::is_empty_v<U>)
    Parts<U>::for_each([&](auto& part) { for_each_leaf(f, part); }, x);
}

/// The element type of what is computed: that of the tensors, or else double.
template <class T, class... X>
struct ElementOf {
  using type = std::conditional_t<std::is_void_v<T>, double, T>;
  using problem = none;
};
template <class T, class X, class... More>
struct ElementOf<T, X, More...> {
  using own = typename Argument<X>::element;
  static constexpr bool fits = std::is_void_v<own> || std::is_void_v<T> || std::is_same_v<own, T>;
  using next = ElementOf<std::conditional_t<std::is_void_v<own>, T, own>, More...>;
  using type = typename next::type;
  using problem = typename first_problem<
      std::conditional_t<fits, none, problems::the_tensors_of_a_formula_have_one_element_type_and_not_T_and<T, own>>,
      typename next::problem>::type;
};

/// What is wrong with the arguments X of a formula F.
template <class F, class... X>
consteval auto call_problem() {
  using each = typename first_problem<
      std::conditional_t<captures_nothing<F>, none, problems::a_formula_captures_nothing_but_takes_all_as_arguments>,
      typename Argument<X>::problem...>::type;
  if constexpr (is_none<each>)
    return typename ElementOf<void, X...>::problem{};
  else
    return each{};
}

/// A tensor or a View as it is; what is computed, or lies at strides, as a tensor.
template <class X>
constexpr decltype(auto) as_argument(const X& x) {
  if constexpr (any_operand<X> && !any_tensor<X>)
    return eval(x);
  else
    return (x);
}

/// Makes inputs of a draft of symbols.
constexpr void add_inputs(Draft& draft, auto& symbols) {
  for_each_leaf(
      [&]<class S>(S& symbol) {
        symbol = symbol_at<typename S::shape>(draft.trace, draft.input(extents_of<typename S::shape>()));
      },
      symbols);
}
/// Symbols for an argument, as inputs of a draft.
template <class X>
constexpr symbols_for<X> input_symbols(Draft& draft) {
  symbols_for<X> symbols;
  add_inputs(draft, symbols);
  return symbols;
}

}  // namespace detail::formula
}  // namespace dovetail::inline DOVETAIL_TARGET
