// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <functional>

#include <dovetail/ops/functions.hpp>
#include <dovetail/ops/sum.hpp>

namespace dovetail {

/// What a variance divides by is the number of elements less this: var(x, axis<0>, ddof(1)).
struct Ddof {
  std::size_t value;  ///< degrees of freedom that the mean took
};
/// var(x, ddof(1)): of a sample.
DOVETAIL_TARGET constexpr Ddof ddof(std::size_t value) noexcept { return {value}; }

/// Axes, keepdims and ddof(n), in any order.
template <class... H>
concept how_to_vary = ((how_to_reduce<H> || std::same_as<H, Ddof>) && ...);

namespace detail {
DOVETAIL_TARGET constexpr std::size_t ddof_in(Ddof ddof) { return ddof.value; }
template <class H>
DOVETAIL_TARGET constexpr std::size_t ddof_in(H) {
  return 0;
}
// (x - mean)², of which a variance is the sum over ...
template <class... How, class X>
constexpr auto squares(const X& x) {
  using Axes = decltype(axes_among(How{}...));
  if constexpr (no<over<typename X::shape, How...>::problem::text>)
    return square(x - mean(x, Axes{}, keepdims));
  else
    return x;  // such axes are refused soon
}
// ... this.
template <class X, class... How>
constexpr auto freedom(const X& x, How... how) {
  using T = real_of<typename X::value_type>;
  needs_elements<X, How...>(x, "the variance");
  const std::size_t n = over<typename X::shape, How...>::count(x.rows()), less = (ddof_in(how) + ... + 0);
  return simd::scalar<T>(static_cast<T>(n > less ? n - less : 0));
}
}  // namespace detail

/// The variance Σ (x - mean)² / (n - ddof), in two passes; of integers in double. ddof is 0 unless an argument tells:
/// var(x, axis<0>, ddof(1)). Throws ShapeError over no elements; where n <= ddof it divides by 0, as NumPy's.
template <any_operand X, class... How>
  requires how_to_vary<How...>
constexpr auto var(const X& x, How... how) {
  const auto by = detail::freedom(x, how...);
  return detail::reduce<detail::real_of<typename X::value_type>, How...>(detail::Total{}, detail::squares<How...>(x),
                                                                         [by](auto sum) { return sum / by; });
}
/// The standard deviation √var. It is not called std, because a program that is `using namespace dovetail` could then
/// no longer name the namespace std.
template <any_operand X, class... How>
  requires how_to_vary<How...>
constexpr auto stddev(const X& x, How... how) {
  const auto by = detail::freedom(x, how...);
  return detail::reduce<detail::real_of<typename X::value_type>, How...>(
      detail::Total{}, detail::squares<How...>(x), [by](auto sum) { return simd::sqrt(sum / by); });
}

/// The Euclidean norm √(Σ x²), of integers in double. As NumPy's, it is infinite where a square is.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto norm(const X& x, How...) {
  using T = detail::real_of<typename X::value_type>;
  return detail::reduce<T, How...>(detail::Total{}, square(cast<T>(x)), [](auto sum) { return simd::sqrt(sum); });
}

}  // namespace dovetail
