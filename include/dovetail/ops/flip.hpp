// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/restrided.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
template <std::ptrdiff_t Axis, class S, class Strides>
struct Flipped : expressions::RestridingFunction {
  using problem = expressions::axis_problem<Axis, S>;
  static constexpr std::size_t axis = is_none<problem> ? expressions::axis_of(Axis, S::rank) : 0;
  static constexpr auto layout = [] {
    auto to = expressions::layout_of<S, Strides>;
    to.strides[axis] = -to.strides[axis];
    return to;
  }();
  static constexpr std::ptrdiff_t offset(std::size_t rows) {
    const std::size_t extent = axis == 0 ? rows : S::dims[axis];
    return extent == 0 ? 0 : static_cast<std::ptrdiff_t>(extent - 1) * Strides::values[axis];
  }
};
}  // namespace detail::ops

/// x with the elements along an axis in the reverse order, as a view. Negative axes count from the end.
template <std::ptrdiff_t Axis, any_operands X>
constexpr decltype(auto) flip(X&& x) {
  using namespace detail::ops;
  return restrided<Flipped<Axis, shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
