// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/record.hpp>
#include <dovetail/ops/broadcast_to.hpp>
#include <dovetail/ops/concatenate.hpp>
#include <dovetail/ops/cumsum.hpp>
#include <dovetail/ops/flip.hpp>
#include <dovetail/ops/pad.hpp>
#include <dovetail/ops/permute.hpp>
#include <dovetail/ops/reshape.hpp>
#include <dovetail/ops/split.hpp>
#include <dovetail/ops/squeeze.hpp>

/// What reshape, concatenate, pad and cumsum do with symbols: they are written down.
namespace dovetail::inline DOVETAIL_TARGET::detail {

namespace problems {
template <class S, class To>
struct in_a_formula_the_rows_stay_what_they_are_and_reshape_does_not_make_of_shape_S_shape {};
struct a_formula_puts_tensors_together_along_an_axis_that_is_not_None {};
struct a_formula_pads_and_adds_up_along_axes_that_are_not_None {};
}  // namespace problems

namespace formula {

template <class S, symbol X>
constexpr auto record_reshape(const X& x) {
  using From = typename X::shape;
  constexpr bool fits = count_of(extents_of<From>()) == count_of(extents_of<S>());
  using problem = explained<
      std::conditional_t<fits, none,
                         problems::in_a_formula_the_rows_stay_what_they_are_and_reshape_does_not_make_of_shape_S_shape<
                             shape::shown<From>, shape::shown<S>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text> && !is_refused<X>)
    return symbol_at<S>(*x.trace, reshaped(*x.trace, whole(x), extents_of<S>()));
  else
    return RefusedSymbol<S>{};
}

/// Zeros of shape S, with x from index `first` along an axis on.
template <class S, symbol X>
constexpr int placed_along(const X& x, std::size_t axis, std::size_t first) {
  Layout layout{0, 0, row_major_steps(extents_of<S>())};
  constexpr auto from = extents_of<typename X::shape>();
  layout.offset = static_cast<std::ptrdiff_t>(first) * shape::row_major<S>::values[axis];
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] == 1) layout.steps[i] = 0;
  return placed(*x.trace, whole(x), extents_of<S>(), layout);
}
template <class Rule, class... X>
constexpr auto record_concatenate(const X&... x) {
  using S = shape::shape_from<Rule>;
  using problem = explained<typename first_problem<
      decltype(operand_problem<X>())...,
      std::conditional_t<S::dims[Rule::axis] == dynamic,
                         problems::a_formula_puts_tensors_together_along_an_axis_that_is_not_None, none>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text> && !(is_refused<X> || ...)) {
    std::size_t first = 0;
    int sum = -1;
    const auto add = [&]<class Y>(const Y& part) {
      const int next = placed_along<S>(part, Rule::axis, first);
      sum = sum < 0 ? next : plus(*part.trace, sum, next);
      first += Y::shape::dims[Rule::axis];
    };
    (add(x), ...);
    return symbol_at<S>(*std::get<0>(std::tie(x...)).trace, sum);
  } else {
    return RefusedSymbol<S>{};
  }
}

template <class Rule, symbol X>
constexpr auto record_pad(const X& x, double value) {
  using S = shape::shape_from<Rule>;
  constexpr bool fits = S::dims[0] != dynamic || (Rule::before[0] == 0 && Rule::after[0] == 0);
  using problem =
      explained<std::conditional_t<fits, none, problems::a_formula_pads_and_adds_up_along_axes_that_are_not_None>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text> && !is_refused<X>) {
    Trace& t = *x.trace;
    Layout layout{0, 0, row_major_steps(extents_of<S>())};
    for (std::size_t i = 0; i < S::rank; ++i)
      layout.offset += static_cast<std::ptrdiff_t>(Rule::before[i]) * shape::row_major<S>::values[i];
    const auto placed_in = [&](int a) {
      return placed(t, spread(t, a, extents_of<typename X::shape>()), extents_of<S>(), layout);
    };
    const int y = placed_in(x.id);
    if (value == 0) return symbol_at<S>(t, y);
    const int inside = placed_in(constant(t, 1));
    return symbol_at<S>(t, plus(t, y, times(t, minus(t, constant(t, 1), inside), constant(t, value))));
  } else {
    return RefusedSymbol<S>{};
  }
}

template <class A, symbol X>
constexpr auto record_cumsum(const X& x) {
  constexpr bool flat = std::is_same_v<A, expressions::Axis<>>;
  using From = typename X::shape;
  using S = std::conditional_t<flat, Shape<From::dims[0] == dynamic ? dynamic : From::size>, From>;
  constexpr std::size_t axis = flat ? 0 : [] {
    const auto reduced = expressions::reduction_options<From, A>::reduced;
    for (std::size_t i = 0; i < From::rank; ++i)
      if (reduced[i]) return i;
    return std::size_t{0};
  }();
  using problem = explained<std::conditional_t<(S::dims[axis] != dynamic), none,
                                               problems::a_formula_pads_and_adds_up_along_axes_that_are_not_None>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text> && !is_refused<X>) {
    Trace& t = *x.trace;
    return symbol_at<S>(
        t, running_sum(t, reshaped(t, whole(x), extents_of<S>()), 1u << (most_axes - S::rank + axis), false));
  } else {
    return RefusedSymbol<S>{};
  }
}

}  // namespace formula
}  // namespace dovetail::inline DOVETAIL_TARGET::detail
