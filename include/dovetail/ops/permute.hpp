// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/restrided.hpp>

/// Axes in another order.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S, std::ptrdiff_t... Axis>
struct permute_names_each_axis_of_shape_S_once_and_not {};
}  // namespace detail::problems

namespace detail::ops {
// Axis i of the result is axis from[i].
template <class S, class Strides>
constexpr expressions::StridedLayout<S::rank> permuted(const std::array<std::size_t, S::rank>& from) {
  expressions::StridedLayout<S::rank> to;
  for (std::size_t i = 0; i < S::rank; ++i) to.extents[i] = S::dims[from[i]], to.strides[i] = Strides::values[from[i]];
  return to;
}
template <class S>
constexpr auto same_axes() {
  std::array<std::size_t, S::rank> axes{};
  for (std::size_t i = 0; i < S::rank; ++i) axes[i] = i;
  return axes;
}

template <class S, class Strides, std::ptrdiff_t... Axis>
struct Permuted : expressions::RestridingFunction {
  static constexpr bool fits = [] {
    if (sizeof...(Axis) != S::rank) return false;
    std::array<bool, S::rank + 1> named{};
    ((named[expressions::axis_of(Axis, S::rank)] = true), ...);
    for (std::size_t i = 0; i < S::rank; ++i)
      if (!named[i]) return false;
    return true;
  }();
  using problem =
      std::conditional_t<fits, none,
                         problems::permute_names_each_axis_of_shape_S_once_and_not<shape::shown<S>, Axis...>>;
  static constexpr auto layout = [] {
    if constexpr (fits)
      return permuted<S, Strides>({expressions::axis_of(Axis, S::rank)...});
    else
      return expressions::layout_of<S, Strides>;
  }();
};
template <class S, class Strides>
struct Reversed : expressions::RestridingFunction {
  static constexpr auto layout = [] {
    auto axes = same_axes<S>();
    for (std::size_t i = 0; i < S::rank; ++i) axes[i] = S::rank - 1 - i;
    return permuted<S, Strides>(axes);
  }();
};
template <std::ptrdiff_t First, std::ptrdiff_t Second, class S, class Strides>
struct Swapped : expressions::RestridingFunction {
  using problem = expressions::first_of<expressions::axis_problem<First, S>, expressions::axis_problem<Second, S>>;
  static constexpr auto layout = [] {
    auto axes = same_axes<S>();
    if constexpr (is_none<problem>)
      std::swap(axes[expressions::axis_of(First, S::rank)], axes[expressions::axis_of(Second, S::rank)]);
    return permuted<S, Strides>(axes);
  }();
};
}  // namespace detail::ops

/// The axes of x in this order, as a view: permute<2, 0, 1>(x)(k, i, j) is x(i, j, k). Negative axes count from the
/// end.
template <std::ptrdiff_t... Axis, any_operands X>
constexpr decltype(auto) permute(X&& x) {
  using namespace detail::ops;
  return restrided<Permuted<shape_in<X>, strides_in<X>, Axis...>>(std::forward<X>(x));
}
/// The axes of x in the reverse order, as a view: transpose(x)(j, i) is x(i, j).
template <any_operands X>
constexpr decltype(auto) transpose(X&& x) {
  using namespace detail::ops;
  return restrided<Reversed<shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}
/// x with two axes in each other's place, as a view.
template <std::ptrdiff_t First, std::ptrdiff_t Second, any_operands X>
constexpr decltype(auto) swapaxes(X&& x) {
  using namespace detail::ops;
  return restrided<Swapped<First, Second, shape_in<X>, strides_in<X>>>(std::forward<X>(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
