// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/rearranged.hpp>

/// Axes in another order.
namespace dovetail {

namespace problems {
// A problem: see explain/problem.hpp.
template <class S, std::ptrdiff_t... Axis>
struct permute_of_shape {
  static constexpr words text = [] {
    words sentence;
    sentence << "dovetail: permute<";
    std::size_t i = 0;
    ((sentence << (i++ == 0 ? "" : ", ") << signed_words(Axis)), ...);
    return sentence << "> of shape " << S::text() << " does not name each of its " << S::rank
                    << (S::rank == 1 ? " axis" : " axes") << " once";
  }();
};
}  // namespace problems

namespace detail {
// Axis i of the result is axis from[i].
template <class S, class Steps>
constexpr Arrangement<S::rank> permuted(const std::array<std::size_t, S::rank>& from) {
  Arrangement<S::rank> to;
  for (std::size_t i = 0; i < S::rank; ++i) to.extents[i] = S::dims[from[i]], to.steps[i] = Steps::values[from[i]];
  return to;
}
template <class S>
constexpr auto same_axes() {
  std::array<std::size_t, S::rank> axes{};
  for (std::size_t i = 0; i < S::rank; ++i) axes[i] = i;
  return axes;
}

template <class S, class Steps, std::ptrdiff_t... Axis>
struct DOVETAIL_TARGET Permuted : Rearranging {
  static constexpr bool fits = [] {
    if (sizeof...(Axis) != S::rank) return false;
    std::array<bool, S::rank + 1> named{};
    ((named[axis_in(Axis, S::rank)] = true), ...);
    for (std::size_t i = 0; i < S::rank; ++i)
      if (!named[i]) return false;
    return true;
  }();
  using problem = std::conditional_t<fits, none, problems::permute_of_shape<shown<S>, Axis...>>;
  static constexpr auto layout = [] {
    if constexpr (fits)
      return permuted<S, Steps>({axis_in(Axis, S::rank)...});
    else
      return arrangement_of<S, Steps>;
  }();
};
template <class S, class Steps>
struct DOVETAIL_TARGET Reversed : Rearranging {
  static constexpr auto layout = [] {
    auto axes = same_axes<S>();
    for (std::size_t i = 0; i < S::rank; ++i) axes[i] = S::rank - 1 - i;
    return permuted<S, Steps>(axes);
  }();
};
template <std::ptrdiff_t First, std::ptrdiff_t Second, class S, class Steps>
struct DOVETAIL_TARGET Swapped : Rearranging {
  using problem = first_of<axis_problem<First, S>, axis_problem<Second, S>>;
  static constexpr auto layout = [] {
    auto axes = same_axes<S>();
    if constexpr (no<problem::text>) std::swap(axes[axis_in(First, S::rank)], axes[axis_in(Second, S::rank)]);
    return permuted<S, Steps>(axes);
  }();
};
}  // namespace detail

/// The axes of x in this order, as a view: permute<2, 0, 1>(x)(k, i, j) is x(i, j, k). Negative axes count from the
/// end.
template <std::ptrdiff_t... Axis, any_operands X>
constexpr decltype(auto) permute(X&& x) {
  return detail::rearranged<detail::Permuted<detail::shape_in<X>, detail::steps_in<X>, Axis...>>(std::forward<X>(x));
}
/// The axes of x in the reverse order, as a view: transpose(x)(j, i) is x(i, j).
template <any_operands X>
constexpr decltype(auto) transpose(X&& x) {
  return detail::rearranged<detail::Reversed<detail::shape_in<X>, detail::steps_in<X>>>(std::forward<X>(x));
}
/// x with two axes in each other's place, as a view.
template <std::ptrdiff_t First, std::ptrdiff_t Second, any_operands X>
constexpr decltype(auto) swapaxes(X&& x) {
  return detail::rearranged<detail::Swapped<First, Second, detail::shape_in<X>, detail::steps_in<X>>>(
      std::forward<X>(x));
}

}  // namespace dovetail
