// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <functional>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/functions.hpp>
#include <dovetail/ops/sum.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
/// What a variance divides by is the number of elements less this: var(x, axis<0>, ddof(1)).
struct Ddof {
  std::size_t value;  ///< degrees of freedom that the mean took
};
}  // namespace detail::ops
/// var(x, ddof(1)): of a sample.
constexpr detail::ops::Ddof ddof(std::size_t value) noexcept { return {value}; }

namespace detail::ops {
/// Axes, keepdims or ddof(n).
template <class H>
concept variance_option = expressions::reduction_option<H> || std::same_as<H, Ddof>;

constexpr std::size_t ddof_in(Ddof ddof) { return ddof.value; }
template <class H>
constexpr std::size_t ddof_in(H) {
  return 0;
}
// What a variance divides by.
template <class X, class... Option>
constexpr auto freedom(const X& x, Option... option) {
  using T = real_of<typename X::value_type>;
  needs_elements<X, Option...>(x, "the variance");
  const std::size_t n = expressions::reduction_options<typename X::shape, Option...>::count(x.rows()),
                    less = (ddof_in(option) + ... + 0);
  return simd::scalar<T>(static_cast<T>(n > less ? n - less : 0));
}
// finish(Σ (x - mean)²). The mean is rounded, by Σ d / n with d = x - mean: so that is Σ d² - (Σ d)² / n.
template <class... Option, class X, class Finish>
constexpr auto of_squares(const X& x, Finish finish) {
  using T = real_of<typename X::value_type>;
  using Chosen = expressions::reduction_options<typename X::shape, Option...>;
  using problem = explained<typename Chosen::problem>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return expressions::Refused<T, X>{};
  } else {
    const auto d = x - mean(x, decltype(expressions::axes_among(Option{}...)){}, keepdims);
    const simd::scalar<T> n(static_cast<T>(Chosen::count(x.rows())));
    const auto of = [=](T squares, T off) {
      const simd::scalar<T> sum(off);
      return finish((simd::max)(simd::scalar<T>(squares) - sum * sum / n, simd::scalar<T>(T(0)))).data;
    };
    auto y = expressions::reduce<T, Option...>(expressions::Total{}, square(d), std::identity{});
    const auto off = expressions::reduce<T, Option...>(expressions::Total{}, d, std::identity{});
    if constexpr (any_operand<decltype(y)>) {
      for (std::size_t i = 0; i < y.size(); ++i) y.data()[i] = of(y.data()[i], off.data()[i]);
    } else {
      y = of(y, off);
    }
    return y;
  }
}
}  // namespace detail::ops

/// The variance Σ (x - mean)² / (n - ddof); of integers in double. Exact to rounding however large the mean is beside
/// the deviation σ: of n numbers off by at most 2 (26 + 3 log₂ n) ε σ², as long as (24 + 3 log₂ n) ε |mean| < σ. ddof
/// is 0 unless an argument tells: var(x, axis<0>, ddof(1)). Throws ShapeError over no elements; where n <= ddof it
/// divides by 0, as NumPy's.
template <any_operand X, detail::ops::variance_option... Option>
constexpr auto var(const X& x, Option... option) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>)
    return record_var(x, option...);
  else
    return of_squares<Option...>(x, [by = freedom(x, option...)](auto sum) { return sum / by; });
}
/// The standard deviation √var. It is not called std, because a program that is `using namespace dovetail` could then
/// no longer name the namespace std.
template <any_operand X, detail::ops::variance_option... Option>
constexpr auto stddev(const X& x, Option... option) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>)
    return sqrt(record_var(x, option...));
  else
    return of_squares<Option...>(x, [by = freedom(x, option...)](auto sum) { return detail::simd::sqrt(sum / by); });
}

/// The Euclidean norm √(Σ x²), of integers in double. As NumPy's, it is infinite where a square is.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto norm(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>)
    return sqrt(record_sum<Option...>(square(x)));
  else
    return reduce<real_of<typename X::value_type>, Option...>(Total{}, square(cast<real_of<typename X::value_type>>(x)),
                                                              [](auto sum) { return detail::simd::sqrt(sum); });
}

}  // namespace dovetail::inline DOVETAIL_TARGET
