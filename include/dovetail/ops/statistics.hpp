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
// (x - mean)², of which a variance is the sum over ...
template <class... Option, class X>
constexpr auto squares(const X& x) {
  using Axes = decltype(expressions::axes_among(Option{}...));
  if constexpr (detail::is_none<typename expressions::reduction_options<typename X::shape, Option...>::problem>)
    return square(x - mean(x, Axes{}, keepdims));
  else
    return x;  // such axes are refused soon
}
// ... this.
template <class X, class... Option>
constexpr auto freedom(const X& x, Option... option) {
  using T = real_of<typename X::value_type>;
  needs_elements<X, Option...>(x, "the variance");
  const std::size_t n = expressions::reduction_options<typename X::shape, Option...>::count(x.rows()),
                    less = (ddof_in(option) + ... + 0);
  return simd::scalar<T>(static_cast<T>(n > less ? n - less : 0));
}
}  // namespace detail::ops

/// The variance Σ (x - mean)² / (n - ddof), in two passes; of integers in double. ddof is 0 unless an argument tells:
/// var(x, axis<0>, ddof(1)). Throws ShapeError over no elements; where n <= ddof it divides by 0, as NumPy's.
template <any_operand X, detail::ops::variance_option... Option>
constexpr auto var(const X& x, Option... option) {
  using namespace detail::ops;
  const auto by = freedom(x, option...);
  return reduce<real_of<typename X::value_type>, Option...>(Total{}, squares<Option...>(x),
                                                            [by](auto sum) { return sum / by; });
}
/// The standard deviation √var. It is not called std, because a program that is `using namespace dovetail` could then
/// no longer name the namespace std.
template <any_operand X, detail::ops::variance_option... Option>
constexpr auto stddev(const X& x, Option... option) {
  using namespace detail::ops;
  const auto by = freedom(x, option...);
  return reduce<real_of<typename X::value_type>, Option...>(Total{}, squares<Option...>(x),
                                                            [by](auto sum) { return detail::simd::sqrt(sum / by); });
}

/// The Euclidean norm √(Σ x²), of integers in double. As NumPy's, it is infinite where a square is.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto norm(const X& x, Option...) {
  using namespace detail::ops;
  using T = real_of<typename X::value_type>;
  return reduce<T, Option...>(Total{}, square(cast<T>(x)), [](auto sum) { return detail::simd::sqrt(sum); });
}

}  // namespace dovetail::inline DOVETAIL_TARGET
