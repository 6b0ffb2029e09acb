// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <functional>

#include <dovetail/ops/comparison.hpp>
#include <dovetail/expressions/reduce.hpp>

/// Sums. Over all axes they give a number, over axes that are named a tensor of the others: sum(x), sum(x, axis<1>),
/// sum(x, axis<0, -1>, keepdims). A sum of n real numbers is off by at most (24 + 3 log₂ n) ε Σ|x|, ε = 2^-24 in float
/// and 2^-53 in double, since no element goes through more additions than that; it does not depend on the number of
/// threads.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
// Sums of integers are of this type, so that they do not overflow soon.
template <class T>
using total_of = std::conditional_t<std::is_floating_point_v<T>, T, std::int64_t>;
// Of which means are.
template <class T>
using real_of = typename expressions::Real<T>::type;

// Throws where there is nothing to take a mean, a maximum and so on of.
template <class X, class... Option>
constexpr void needs_elements(const X& x, const char* what) {
  if (expressions::reduction_options<typename X::shape, Option...>::count(x.rows()) == 0)
    fail<ShapeError>({what, " of no elements, in shape ", shape_text<typename X::shape>(x.rows())});
}
}  // namespace detail::ops

/// Σ x, 0 over no elements. Of integers and bools an int64, which wraps round (NumPy's is unsigned for uint8).
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto sum(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>)
    return record_sum<Option...>(x);
  else
    return reduce<total_of<typename X::value_type>, Option...>(Total{}, x, std::identity{});
}

/// Π x, 1 over no elements. Of integers and bools an int64, which wraps round.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto prod(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>)
    return record_prod<Option...>(x);
  else
    return reduce<total_of<typename X::value_type>, Option...>(Product{}, x, std::identity{});
}

/// Σ x / n, of integers in double. Throws ShapeError over no elements.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto mean(const X& x, Option...) {
  using namespace detail::ops;
  if constexpr (is_symbolic<X>) {
    return record_mean<Option...>(x);
  } else {
    using T = real_of<typename X::value_type>;
    needs_elements<X, Option...>(x, "the mean");
    const detail::simd::scalar<T> n(static_cast<T>(reduction_options<typename X::shape, Option...>::count(x.rows())));
    return reduce<T, Option...>(Total{}, x, [n](detail::simd::scalar<T> sum) { return sum / n; });
  }
}

/// How many elements are not 0, as an int64.
template <any_operand X, detail::expressions::reduction_option... Option>
constexpr auto count_nonzero(const X& x, Option...) {
  using namespace detail::ops;
  return reduce<std::int64_t, Option...>(Total{}, cast<bool>(x), std::identity{});
}

}  // namespace dovetail::inline DOVETAIL_TARGET
