// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/expressions/materialized.hpp>
#include <dovetail/expressions/restrided.hpp>

/// Elements at indices that run time tells.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class Idx, std::ptrdiff_t Axis, class S>
struct the_indices_of_shape_I_for_take_along_axis_N_of_shape_S_differ_along_another_axis {};
template <std::ptrdiff_t Axis, class S, class Idx>
using take_along_axis_of_shapes =
    the_indices_of_shape_I_for_take_along_axis_N_of_shape_S_differ_along_another_axis<Idx, Axis, S>;
template <class T>
struct indices_are_integers_and_not {};
}  // namespace detail::problems

namespace detail::ops {
template <class T>
using index_problem =
    std::conditional_t<std::integral<T> && !std::same_as<T, bool>, none, problems::indices_are_integers_and_not<T>>;

/// Index `position` of the list, as one of an axis of `bound` elements; negative ones are refused, as at() does.
template <class Idx>
constexpr std::size_t checked(const Idx& list, std::size_t position, std::size_t bound) {
  const auto index = list.data()[position];
  if (!std::in_range<std::size_t>(index) || static_cast<std::size_t>(index) >= bound) {
    std::vector<std::size_t> at(Idx::rank);
    std::size_t rest = position;
    for (std::size_t i = Idx::rank; i-- > 1; rest /= Idx::shape::dims[i]) at[i] = rest % Idx::shape::dims[i];
    at[0] = rest;
    fail<IndexError>({"index ", index, " at position ", at, " is out of range for an axis of ", bound,
                      bound == 1 ? " element" : " elements"});
  }
  return static_cast<std::size_t>(index);
}

template <std::ptrdiff_t Axis, class S, class Idx>
struct Gathered {
  static constexpr std::size_t axis =
      expressions::axis_of(Axis, S::rank) < S::rank ? expressions::axis_of(Axis, S::rank) : 0;
  static constexpr auto values = [] {
    std::array<std::size_t, S::rank + Idx::rank - 1> extents{};
    for (std::size_t i = 0; i < extents.size(); ++i)
      extents[i] = i < axis ? S::dims[i] : i < axis + Idx::rank ? Idx::dims[i - axis] : S::dims[i - Idx::rank + 1];
    return extents;
  }();
  using problem = expressions::first_of<expressions::axis_problem<Axis, S>,
                                        expressions::dynamic_problem<shape::shape_from<Gathered>>>;
};
template <std::ptrdiff_t Axis, class S, class Idx>
struct TakenAlong {
  static constexpr std::size_t axis = expressions::axis_of(Axis, S::rank);
  static constexpr bool fits = [] {
    if (S::rank != Idx::rank) return false;
    for (std::size_t i = 0; i < S::rank; ++i)
      if (i != axis && S::dims[i] != Idx::dims[i] && S::dims[i] != dynamic && Idx::dims[i] != dynamic) return false;
    return true;
  }();
  using problem = expressions::first_of<
      expressions::axis_problem<Axis, S>,
      std::conditional_t<fits, none, problems::take_along_axis_of_shapes<Axis, shape::shown<S>, shape::shown<Idx>>>>;
};
template <std::size_t Classes, class S>
struct OneHot {
  static constexpr auto values = [] {
    std::array<std::size_t, S::rank + 1> extents{};
    for (std::size_t i = 0; i < S::rank; ++i) extents[i] = S::dims[i];
    extents[S::rank] = Classes;
    return extents;
  }();
};
}  // namespace detail::ops

/// The elements of x at these indices of an axis: gather<0>(x, {2, 0}) has rows 2 and 0. The indices' axes stand in the
/// place of the axis. Throws IndexError for an index outside the axis, negative ones among them.
template <std::ptrdiff_t Axis, any_operand X, any_operand Idx>
constexpr auto gather(const X& x, const Idx& indices) {
  using namespace detail::ops;
  using S = typename X::shape;
  using Rule = Gathered<Axis, S, typename Idx::shape>;
  using problem = detail::explained<first_of<index_problem<typename Idx::value_type>, typename Rule::problem>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text>) {
    return detail::refused{eval(x)};  // so that there is no other error
  } else {
    const auto from = contiguous(x);
    const auto list = contiguous(indices);
    auto y = uninitialized<typename X::value_type, detail::shape::shape_from<Rule>>(Rule::axis == 0 ? list.rows()
                                                                                                    : x.rows());
    constexpr std::size_t size = elements_after<S>(Rule::axis);
    const std::size_t bound = Rule::axis == 0 ? x.rows() : S::dims[Rule::axis];
    auto* to = y.data();
    for (std::size_t i = 0; i < list.size(); ++i) checked(list, i, bound);
    for (std::size_t block = 0; block < elements_before<S>(Rule::axis, x.rows()); ++block)
      for (std::size_t i = 0; i < list.size(); ++i) {
        const auto* at = from.data() + (block * bound + static_cast<std::size_t>(list.data()[i])) * size;
        for (std::size_t j = 0; j < size; ++j) *to++ = at[j];
      }
    return y;
  }
}

/// y(i, j) = x(i, indices(i, j)) along the last of two axes, and so along others: what argmax and the like give, looked
/// up. The indices have x's shape but for this axis. Throws IndexError for an index outside the axis, negative ones
/// among them.
template <std::ptrdiff_t Axis, any_operand X, any_operand Idx>
constexpr auto take_along_axis(const X& x, const Idx& indices) {
  using namespace detail::ops;
  using S = typename X::shape;
  using To = typename Idx::shape;
  using Rule = TakenAlong<Axis, S, To>;
  using problem = detail::explained<first_of<index_problem<typename Idx::value_type>, typename Rule::problem>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  auto y = uninitialized<typename X::value_type, To>(indices.rows());
  if constexpr (no_problem<problem::text>) {
    if (Rule::axis != 0 && x.rows() != indices.rows())
      detail::fail<ShapeError>({"take_along_axis of ", x.rows(), " rows with indices of ", indices.rows(), " rows"});
    const auto from = contiguous(x);
    const auto list = contiguous(indices);
    constexpr std::size_t size = elements_after<S>(Rule::axis);
    const std::size_t bound = Rule::axis == 0 ? x.rows() : S::dims[Rule::axis];
    const std::size_t count = Rule::axis == 0 ? indices.rows() : To::dims[Rule::axis];
    for (std::size_t i = 0; i < list.size(); ++i)
      y.data()[i] = from.data()[(i / (count * size) * bound + checked(list, i, bound)) * size + i % size];
  }
  return y;
}

/// Rows of zeros with a one at each label: (B) becomes (B, Classes). Throws IndexError for a label outside the classes.
template <std::size_t Classes, class T = float, any_operand Idx>
constexpr auto one_hot(const Idx& labels) {
  using namespace detail::ops;
  using problem = detail::explained<index_problem<typename Idx::value_type>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  const auto list = contiguous(labels);
  auto y = uninitialized<T, detail::shape::shape_from<OneHot<Classes, typename Idx::shape>>>(labels.rows());
  y.fill(T(0));
  if constexpr (no_problem<problem::text>)
    for (std::size_t i = 0; i < list.size(); ++i) y.data()[i * Classes + checked(list, i, Classes)] = T(1);
  return y;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
