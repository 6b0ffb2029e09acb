// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/rearranged.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::ops {
template <std::ptrdiff_t Axis, class S, class Steps>
struct Flipped : expressions::Rearranging {
  using problem = expressions::axis_problem<Axis, S>;
  static constexpr std::size_t axis = is_none<problem> ? expressions::axis_in(Axis, S::rank) : 0;
  static constexpr auto layout = [] {
    auto to = expressions::arrangement_of<S, Steps>;
    to.steps[axis] = -to.steps[axis];
    return to;
  }();
  static constexpr std::ptrdiff_t offset(std::size_t rows) {
    const std::size_t extent = axis == 0 ? rows : S::dims[axis];
    return extent == 0 ? 0 : static_cast<std::ptrdiff_t>(extent - 1) * Steps::values[axis];
  }
};
}  // namespace detail::ops

/// x with the elements along an axis in the reverse order, as a view. Negative axes count from the end.
template <std::ptrdiff_t Axis, detail::expressions::any_operands X>
constexpr decltype(auto) flip(X&& x) {
  return detail::expressions::rearranged<
      detail::ops::Flipped<Axis, detail::expressions::shape_in<X>, detail::expressions::steps_in<X>>>(
      std::forward<X>(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
