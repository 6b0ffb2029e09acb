// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/strides.hpp>

/// The axes that a reduction runs over, as its arguments: sum(x, axis<0, 2>, keepdims).
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::expressions {
/// Axes; negative ones count from the last. An empty list means all axes.
template <int... Idx>
struct Axis {
  using token = void;
};
}  // namespace detail::expressions
template <int... Idx>
inline constexpr detail::expressions::Axis<Idx...> axis;  ///< sum(x, axis<-1>): over the last axis

namespace detail::expressions {
/// Axes that are reduced stay, with one element, so that the result is broadcast to what it was made from.
struct Keepdims {
  using token = void;
};
}  // namespace detail::expressions
inline constexpr detail::expressions::Keepdims keepdims;  ///< x - mean(x, axis<1>, keepdims)

namespace detail::expressions {
template <class H>
inline constexpr bool is_axis = false;
template <int... Idx>
inline constexpr bool is_axis<Axis<Idx...>> = true;

/// What may follow the operand of a reduction: axes or keepdims. A number, as in sum(x, 1), and a tensor, as in
/// max(x, y), are refused in a sentence.
template <class H>
concept reduction_option =
    expressions::is_axis<H> || std::same_as<H, Keepdims> || std::is_arithmetic_v<H> || requires { H::shape::rank; };

/// At most one axis. A number is refused in a sentence.
template <class... H>
concept along_an_axis = sizeof...(H) <= 1 && ((expressions::is_axis<H> || std::is_arithmetic_v<H>) && ...);
}  // namespace detail::expressions

namespace detail::problems {
template <std::size_t N>
struct which_has_N_axes {};
template <std::ptrdiff_t A, class S, class Which>
struct axis_N_is_out_of_range_for_shape_S {};
template <std::ptrdiff_t A, class S>
struct axis_N_is_named_twice_for_shape {};
template <class H>
struct an_axis_is_written_as_axis_0_and_is_no {
  static constexpr words text =
      words() << "dovetail: an axis is written as axis<0>, since the shape of the result depends on it, and not as "
              << name_of<H>();
};
struct a_reduction_takes_one_tensor_and_maximum_and_minimum_take_two {};
template <std::size_t Given, class S>
struct one_axis_is_taken_or_none_for_all_elements_and_not_N_axes_of_shape {};
}  // namespace detail::problems

namespace detail::expressions {

// The axes among the arguments.
constexpr Axis<> axes_among() { return {}; }
template <class H, class... M>
constexpr auto axes_among(H first, M... more) {
  if constexpr (is_axis<H>)
    return first;
  else
    return axes_among(more...);
}

/// The axis that is meant, counted from the first; negative ones count from the last. `rank` for an axis that is out of
/// range.
constexpr std::size_t axis_of(std::ptrdiff_t axis, std::size_t rank) {
  const auto from_front = static_cast<std::size_t>(axis < 0 ? axis + static_cast<std::ptrdiff_t>(rank) : axis);
  return from_front < rank ? from_front : rank;
}
template <std::ptrdiff_t A, class S>
using out_of_range_axis =
    problems::axis_N_is_out_of_range_for_shape_S<A, shape::shown<S>, problems::which_has_N_axes<S::rank>>;
template <std::ptrdiff_t A, class S>
using axis_problem = std::conditional_t<axis_of(A, S::rank) < S::rank, none, out_of_range_axis<A, S>>;

/// How many elements a shape with that many rows has in the axes before one.
template <class S>
constexpr std::size_t elements_before(std::size_t axis, std::size_t rows) {
  std::size_t n = 1;
  for (std::size_t i = 0; i < axis; ++i) n *= i == 0 ? rows : S::dims[i];
  return n;
}
/// How many elements a shape has in the axes after one.
template <class S>
constexpr std::size_t elements_after(std::size_t axis) {
  std::size_t n = 1;
  for (std::size_t i = axis + 1; i < S::rank; ++i) n *= S::dims[i];
  return n;
}

/// Which axes of S are reduced, and what is left of S.
template <class S, class Axes, bool Keep>
struct ReducedAxes;
template <class S, int... Idx, bool Keep>
struct ReducedAxes<S, Axis<Idx...>, Keep> {
  static constexpr std::size_t given = sizeof...(Idx);
  static constexpr std::array<int, given> axes{Idx...};
  static constexpr int out_of_range = [] {  // the first axis that S does not have
    for (const int axis : axes)
      if (axis_of(axis, S::rank) == S::rank) return axis;
    return 0;
  }();
  static constexpr bool fits = ((axis_of(Idx, S::rank) < S::rank) && ...);
  static constexpr auto named = [] {  // how often
    std::array<int, S::rank> times{};
    for (const int axis : axes)
      if (const std::size_t i = axis_of(axis, S::rank); i < S::rank) ++times[i];
    return times;
  }();
  static constexpr int twice = [] {
    for (std::size_t i = 0; i < S::rank; ++i)
      if (named[i] > 1) return static_cast<int>(i);
    return -1;
  }();
  static constexpr auto reduced = [] {
    std::array<bool, S::rank> is{};
    for (std::size_t i = 0; i < S::rank; ++i) is[i] = given == 0 || named[i] > 0;
    return is;
  }();
  static constexpr auto values = [] {
    std::array<std::size_t, Keep || given == 0 ? (Keep ? S::rank : 0) : S::rank - (fits && twice < 0 ? given : 0)>
        left{};
    std::size_t n = 0;
    for (std::size_t i = 0; i < S::rank; ++i)
      if (n < left.size() && (Keep || !reduced[i])) left[n++] = reduced[i] ? 1 : S::dims[i];
    return left;
  }();
  using problem = std::conditional_t<
      !fits, out_of_range_axis<out_of_range, S>,
      std::conditional_t<(twice >= 0), problems::axis_N_is_named_twice_for_shape<twice, shape::shown<S>>, none>>;
  /// How many elements become one.
  static constexpr std::size_t count(std::size_t rows) {
    std::size_t n = 1;
    for (std::size_t i = 0; i < S::rank; ++i)
      if (reduced[i]) n *= i == 0 ? rows : S::dims[i];
    return n;
  }
};

// The axes among the arguments, or else the last one.
template <class... Idx>
using last_unless = decltype(axes_among(Idx{}..., Axis<-1>{}));

// For functions along one axis, or all elements in their order.
template <class S, class O>
using one_axis_problem = std::conditional_t<
    (O::given > 1),
    problems::one_axis_is_taken_or_none_for_all_elements_and_not_N_axes_of_shape<O::given, shape::shown<S>>,
    typename O::problem>;

// What is wrong with an argument that follows the operand.
template <class H>
consteval auto option_problem() {
  if constexpr (std::is_arithmetic_v<H>)
    return problems::an_axis_is_written_as_axis_0_and_is_no<H>{};
  else if constexpr (requires { H::shape::rank; })
    return problems::a_reduction_takes_one_tensor_and_maximum_and_minimum_take_two{};
  else
    return none{};
}

template <class S, class... Option>
struct reduction_options
    : ReducedAxes<S, decltype(axes_among(std::declval<Option>()...)), (std::is_same_v<Option, Keepdims> || ...)> {
  using problem = typename first_problem<decltype(expressions::option_problem<Option>())...,
                                         typename reduction_options::ReducedAxes::problem>::type;
};

}  // namespace detail::expressions
}  // namespace dovetail::inline DOVETAIL_TARGET
