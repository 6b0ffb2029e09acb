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
DOVETAIL_TARGET constexpr Ddof ddof(std::size_t value) noexcept {
  return {value};
}

/// Axes, keepdims and ddof(n), in any order.
template <class... H>
concept how_to_vary = ((how_to_reduce<H> || std::same_as<H, Ddof>) && ...);

namespace detail {
DOVETAIL_TARGET constexpr std::size_t ddof_in(Ddof ddof) { return ddof.value; }
template <class H>
DOVETAIL_TARGET constexpr std::size_t ddof_in(H) {
  return 0;
}
template <class... How, class X, class Finish>
constexpr auto variance(const X& x, std::size_t less, const Finish& finish) {
  using T = real_of<typename X::value_type>;
  using O = over<typename X::shape, How...>;
  needs_elements<X, How...>(x, "the variance");
  const std::size_t n = O::count(x.rows());
  const simd::scalar<T> by(static_cast<T>(n > less ? n - less : 0));
  const auto divided = [by, finish](simd::scalar<T> sum) { return finish(sum / by); };
  if constexpr (no<O::problem::text>) return reduce<T, How...>(Total{}, square(x - mean(x, decltype(axes_among(How{}...)){}, keepdims)), divided);
  else return reduce<T, How...>(Total{}, x, divided);
}
struct DOVETAIL_TARGET Root {
  template <class P>
  constexpr P operator()(P x) const noexcept { return simd::sqrt(x); }
};
}  // namespace detail

/// The variance Σ (x - mean)² / (n - ddof), in two passes; of integers in double. ddof is 0 unless an argument tells: var(x,
/// axis<0>, ddof(1)). Throws ShapeError over no elements; where n <= ddof it divides by 0, as NumPy's.
template <any_operand X, class... How>
  requires how_to_vary<How...>
constexpr auto var(const X& x, How... how) {
  return detail::variance<How...>(x, (detail::ddof_in(how) + ... + 0), std::identity{});
}
/// The standard deviation √var. It is not called std, because a program that is `using namespace dovetail` could then no
/// longer name the namespace std.
template <any_operand X, class... How>
  requires how_to_vary<How...>
constexpr auto stddev(const X& x, How... how) {
  return detail::variance<How...>(x, (detail::ddof_in(how) + ... + 0), detail::Root{});
}

/// The Euclidean norm √(Σ x²), of integers in double. As NumPy's, it is infinite where a square is.
template <any_operand X, class... How>
  requires how_to_reduce<How...>
constexpr auto norm(const X& x, How...) {
  using T = detail::real_of<typename X::value_type>;
  return detail::reduce<T, How...>(detail::Total{}, square(cast<T>(x)), detail::Root{});
}

}  // namespace dovetail
