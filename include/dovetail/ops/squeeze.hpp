// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/restrided.hpp>

/// Axes of one element, taken away and added.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::ptrdiff_t Axis, class S>
struct axis_N_of_shape_S_has_more_than_one_element_and_cannot_be_squeezed {};
}  // namespace detail::problems

namespace detail::ops {
template <class S, class Strides>
struct Squeezed : expressions::RestridingFunction {
  static constexpr std::size_t rank = [] {
    std::size_t n = 0;
    for (const std::size_t extent : S::dims) n += extent != 1;
    return n;
  }();
  static constexpr auto layout = [] {
    expressions::StridedLayout<rank> to;
    std::size_t n = 0;
    for (std::size_t i = 0; i < S::rank; ++i)
      if (S::dims[i] != 1) to.extents[n] = S::dims[i], to.strides[n++] = Strides::values[i];
    return to;
  }();
};
template <std::ptrdiff_t Axis, class S, class Strides>
struct SqueezedAxis : expressions::RestridingFunction {
  static constexpr std::size_t axis = expressions::axis_of(Axis, S::rank);
  static constexpr bool single = axis < S::rank && S::dims[axis < S::rank ? axis : 0] == 1;
  using problem = expressions::first_of<
      expressions::axis_problem<Axis, S>,
      std::conditional_t<
          single, none,
          problems::axis_N_of_shape_S_has_more_than_one_element_and_cannot_be_squeezed<Axis, shape::shown<S>>>>;
  static constexpr auto layout = [] {
    expressions::StridedLayout<S::rank - single> to;
    for (std::size_t i = 0; i < to.extents.size(); ++i) {
      const std::size_t from = i + (single && i >= axis);
      to.extents[i] = S::dims[from], to.strides[i] = Strides::values[from];
    }
    return to;
  }();
};
template <std::ptrdiff_t Axis, class S, class Strides>
struct Expanded : expressions::RestridingFunction {
  static constexpr std::size_t axis = expressions::axis_of(Axis, S::rank + 1);  // S::rank + 1 where there is none
  using problem = std::conditional_t<axis <= S::rank, none, expressions::out_of_range_axis<Axis, S>>;
  static constexpr auto layout = [] {
    expressions::StridedLayout<S::rank + 1> to;
    for (std::size_t i = 0; i <= S::rank; ++i) {
      const bool added = i == (axis < S::rank ? axis : S::rank);
      const std::size_t from = i - (i > axis);
      to.extents[i] = added ? 1 : S::dims[from];
      to.strides[i] = added ? 1 : Strides::values[from];
    }
    return to;
  }();
};
}  // namespace detail::ops

/// x without its axes of one element, as a view: (1, 3, 1) becomes (3); the element itself where no axis is left.
template <any_operands X>
constexpr decltype(auto) squeeze(X&& x) {
  using namespace detail::ops;
  return restrided<Squeezed<shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}
/// x without this axis, which has one element, as a view. Negative axes count from the end.
template <std::ptrdiff_t Axis, any_operands X>
constexpr decltype(auto) squeeze(X&& x) {
  using namespace detail::ops;
  return restrided<SqueezedAxis<Axis, shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}
/// x with one more axis, of one element, as a view: expand_dims<1> makes (3, 4) a (3, 1, 4). Negative axes count from
/// the end of the new shape.
template <std::ptrdiff_t Axis, any_operands X>
constexpr decltype(auto) expand_dims(X&& x) {
  using namespace detail::ops;
  return restrided<Expanded<Axis, shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
