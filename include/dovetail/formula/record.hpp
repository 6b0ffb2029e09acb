// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/element_functions.hpp>
#include <dovetail/formula/simplify.hpp>
#include <dovetail/formula/symbol.hpp>

/// What functions of elements and views of other axes do with symbols: they are written down.
namespace dovetail::inline DOVETAIL_TARGET::detail {

namespace problems {
template <class X>
struct a_formula_takes_all_tensors_as_arguments_and_not_from_elsewhere_a {};
template <class T>
struct in_a_formula_numbers_are_real_and_not {};
}  // namespace problems

namespace formula {
/// What stands beside symbols and is none.
template <class X>
consteval auto operand_problem() {
  if constexpr (std::is_arithmetic_v<X> || symbol<X>)
    return none{};
  else
    return problems::a_formula_takes_all_tensors_as_arguments_and_not_from_elsewhere_a<X>{};
}
constexpr Trace* trace_of(const auto& x) {
  if constexpr (symbol<std::remove_cvref_t<decltype(x)>>)
    return x.trace;
  else
    return nullptr;
}
constexpr int node_of(Trace& t, const auto& x) {
  if constexpr (symbol<std::remove_cvref_t<decltype(x)>>)
    return x.id;
  else
    return constant(t, static_cast<double>(x));
}

template <class F>
inline constexpr bool is_cast = false;
template <class T>
inline constexpr bool is_cast<expressions::Cast<T>> = std::is_floating_point_v<T>;

/// f of nodes.
template <class F>
constexpr int record_function(Trace& t, int a, int b = -1, int c = -1) {
  constexpr Op op = op_of<F>(ElementFunctions{});
  if constexpr (op != Op::input)
    return element_of(t, op, a, b, c);
  else if constexpr (std::is_same_v<F, expressions::Fma>)
    return element_of(t, Op::plus, element_of(t, Op::times, a, b), c);
  else if constexpr (std::is_same_v<F, expressions::Not>)
    return element_of(t, Op::equal, a, constant(t, 0));
  else
    return a;
}

/// f of symbols and numbers whose shapes are broadcast together.
template <class F, class... X>
constexpr auto record(const F&, const X&... x) {
  constexpr bool known = op_of<F>(ElementFunctions{}) != Op::input || std::is_same_v<F, expressions::Fma> ||
                         std::is_same_v<F, expressions::Not> || is_cast<F>;
  using problem = explained<typename first_problem<
      decltype(operand_problem<X>())...,
      std::conditional_t<known, none, problems::a_formula_has_no_gradient_of_this_function>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using S = broadcast_shape<typename expressions::shape_of<X>::type...>;
  if constexpr (no_problem<problem::text>) {
    Trace* t = nullptr;
    ((t = t == nullptr ? trace_of(x) : t), ...);
    return symbol_at<S>(*t, record_function<F>(*t, node_of(*t, x)...));
  } else {
    return RefusedSymbol<S>{};
  }
}

/// x with other axes, by a Rule of restrided.hpp, of which nothing is wrong.
template <class Rule, symbol X>
constexpr auto record_view(const X& x) {
  using New = expressions::Restrided<Rule>;
  using S = typename New::shape;
  if constexpr (is_refused<X>) {
    return RefusedSymbol<S>{};
  } else {
    constexpr bool stretches = [] {
      for (std::size_t i = 0; i < S::rank; ++i)
        if (S::dims[i] != 1 && New::strides::values[i] == 0) return true;
      return false;
    }();
    if constexpr (stretches) return symbol_at<S>(*x.trace, spread(*x.trace, x.id, extents_of<S>()));
    constexpr std::size_t rows = [] {
      if constexpr (X::rank == 0)
        return std::size_t{1};
      else
        return X::shape::dims[0];
    }();
    constexpr std::ptrdiff_t per_row = rows == dynamic ? Rule::offset(2) - Rule::offset(1) : 0;
    constexpr std::ptrdiff_t offset = rows == dynamic ? Rule::offset(1) - per_row : Rule::offset(rows);
    return view_of_symbol<S, typename New::strides>(x, offset, per_row);
  }
}
}  // namespace formula

}  // namespace dovetail::inline DOVETAIL_TARGET::detail
