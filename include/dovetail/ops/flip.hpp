// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/rearranged.hpp>

namespace dovetail {

namespace detail {
template <std::ptrdiff_t Axis, class S, class Steps>
struct DOVETAIL_TARGET Flipped : Rearranging {
  using problem = axis_problem<Axis, S>;
  static constexpr std::size_t axis = no<problem::text> ? axis_in(Axis, S::rank) : 0;
  static constexpr auto layout = [] {
    auto to = arrangement_of<S, Steps>;
    to.steps[axis] = -to.steps[axis];
    return to;
  }();
  static constexpr std::ptrdiff_t offset(std::size_t rows) {
    const std::size_t extent = axis == 0 ? rows : S::dims[axis];
    return extent == 0 ? 0 : static_cast<std::ptrdiff_t>(extent - 1) * Steps::values[axis];
  }
};
}  // namespace detail

/// x with the elements along an axis in the reverse order, as a view. Negative axes count from the end.
template <std::ptrdiff_t Axis, any_operands X>
constexpr decltype(auto) flip(X&& x) {
  return detail::rearranged<detail::Flipped<Axis, detail::shape_in<X>, detail::steps_in<X>>>(std::forward<X>(x));
}

}  // namespace dovetail
