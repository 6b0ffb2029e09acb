// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/record.hpp>
#include <dovetail/formula/reduction.hpp>
#include <dovetail/ops/extremes.hpp>
#include <dovetail/ops/statistics.hpp>
#include <dovetail/ops/sum.hpp>

/// What sum, mean, max and the like do with symbols: they are written down.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct a_formula_takes_no_mean_and_no_extreme_of_no_elements_in_shape {};
struct a_product_of_all_elements_has_no_gradient_in_a_formula {};
struct argmax_and_argmin_have_no_gradient_in_a_formula {};
}  // namespace detail::problems

namespace detail::formula {
/// The axes that the options name.
template <class S, class... Option>
inline constexpr Axes axes_of = [] {
  Axes axes = 0;
  for (std::size_t i = 0; i < S::rank; ++i)
    if (expressions::reduction_options<S, Option...>::reduced[i]) axes |= 1u << (most_axes - S::rank + i);
  return axes;
}();

/// f(trace, node, axes), which reduces axes to one element.
template <bool NeedsElements, class... Option, symbol X, class F>
constexpr auto record_reduction(const X& x, const F& f) {
  using S = typename X::shape;
  using Chosen = expressions::reduction_options<S, Option...>;
  using Left = shape::shape_from<Chosen>;
  using problem = explained<typename first_problem<
      typename Chosen::problem,
      std::conditional_t<NeedsElements && S::size == 0,
                         problems::a_formula_takes_no_mean_and_no_extreme_of_no_elements_in_shape<shape::shown<S>>,
                         none>>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text> && !is_refused<X>) {
    Trace& t = *x.trace;
    const int y = f(t, x.id, axes_of<S, Option...>);
    constexpr Extents kept = without(extents_of<S>(), axes_of<S, Option...>), left = extents_of<Left>();
    return symbol_at<Left>(t, kept == left ? y : reshaped(t, spread(t, y, kept), left));
  } else {
    return RefusedSymbol<Left>{};
  }
}

/// Σ x
template <class... Option, symbol X>
constexpr auto record_sum(const X& x) {
  return record_reduction<false, Option...>(
      x, [](Trace& t, int a, Axes axes) { return total(t, a, extents_of<typename X::shape>(), axes); });
}
/// How many elements become one, as a number: of rows, run time tells it.
template <symbol X>
constexpr int record_count(Trace& t, Axes axes) {
  const bool before = std::exchange(t.as_written, false);
  const int count = total(t, constant(t, 1), extents_of<typename X::shape>(), axes);
  t.as_written = before;
  return count;
}
/// Σ x / n
template <class... Option, symbol X>
constexpr auto record_mean(const X& x) {
  return record_reduction<true, Option...>(x, [](Trace& t, int a, Axes axes) {
    return divided(t, total(t, a, extents_of<typename X::shape>(), axes), record_count<X>(t, axes));
  });
}
/// The largest element. Equal ones share its gradient.
template <class... Option, symbol X>
constexpr auto record_max(const X& x) {
  return record_reduction<true, Option...>(x, [](Trace& t, int a, Axes axes) { return most(t, a, axes); });
}
/// The smallest element. Equal ones share its gradient.
template <class... Option, symbol X>
constexpr auto record_min(const X& x) {
  return record_reduction<true, Option...>(
      x, [](Trace& t, int a, Axes axes) { return negated(t, most(t, negated(t, a), axes)); });
}
/// Σ (x - mean)² / (n - ddof)
template <symbol X, class... Option>
constexpr auto record_var(const X& x, Option... option) {
  const auto less = static_cast<double>((ops::ddof_in(option) + ... + 0));
  return record_reduction<true, Option...>(x, [less](Trace& t, int a, Axes axes) {
    constexpr Extents from = extents_of<typename X::shape>();
    const int n = record_count<X>(t, axes), freedom = less == 0 ? n : minus(t, n, constant(t, less));
    const int deviation = minus(t, a, divided(t, total(t, a, from, axes), n));
    return divided(t, total(t, element_of(t, Op::square, deviation), from, axes), freedom);
  });
}
/// Refused: where elements are 0 its gradient is no quotient of it.
template <class... Option, symbol X>
constexpr auto record_prod(const X&) {
  using problem = explained<of_call<problems::a_product_of_all_elements_has_no_gradient_in_a_formula, X>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return RefusedSymbol<shape::shape_from<expressions::reduction_options<typename X::shape, Option...>>>{};
}
/// Refused: an index is constant almost everywhere.
template <class Chosen, symbol X>
constexpr auto record_index_of_best(const X&) {
  using problem = explained<of_call<problems::argmax_and_argmin_have_no_gradient_in_a_formula, X>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return RefusedSymbol<shape::shape_from<Chosen>>{};
}
}  // namespace detail::formula

}  // namespace dovetail::inline DOVETAIL_TARGET
