// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <concepts>
#include <type_traits>

#include <dovetail/kernels/moments.hpp>
#include <dovetail/ops/make.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X, class By>
struct standardize_of_shape_S_by_the_columns_of_shape_S {};
template <class T>
struct standardize_takes_floating_point_numbers_and_not {};
}  // namespace detail::problems

namespace detail::ops {
// The columns of a table, the numbers of a series: the last of several axes.
template <class S>
inline constexpr std::size_t columns_of = S::rank == 1 ? 1 : S::dims[S::rank - 1];
template <class X, class By>
using standardize_problem =
    std::conditional_t<!std::floating_point<typename X::value_type>,
                       problems::standardize_takes_floating_point_numbers_and_not<typename X::value_type>,
                       std::conditional_t<columns_of<typename X::shape> == columns_of<typename By::shape>, none,
                                          problems::standardize_of_shape_S_by_the_columns_of_shape_S<
                                              shape::shown<typename X::shape>, shape::shown<typename By::shape>>>>;
}  // namespace detail::ops

/// x with columns of mean 0 and deviation 1, by the mean and the deviation that those of another tensor have:
/// y = (x - mean) / deviation, for each column of the last axis; a series of one axis is one column. The columns of a
/// test go by those of training: standardize(x_test, x_train). What is constant there becomes x - mean. A network that
/// does so itself, and is saved with the numbers, starts with the layer Normalization. Throws ShapeError where `by` has
/// no rows.
template <any_tensor X, any_tensor By>
auto standardize(const X& x, const By& by) {
  using problem = detail::explained<detail::ops::standardize_problem<X, By>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  using T = typename X::value_type;
  tensor_of<T, typename X::shape> y = x;
  if constexpr (no_problem<problem::text>) {
    constexpr std::size_t C = detail::ops::columns_of<typename X::shape>;
    if (by.empty()) detail::fail<ShapeError>({"standardize: expected rows to take the mean of, found none"});
    double mean[C], variance[C];
    detail::kernels::moments<C>(by.data(), by.size() / C, mean, variance);
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double by_deviation = variance[i % C] > 0 ? std::sqrt(variance[i % C]) : 1;
      y.data()[i] = static_cast<T>((static_cast<double>(y.data()[i]) - mean[i % C]) / by_deviation);
    }
  }
  return y;
}
/// x with columns of mean 0 and deviation 1. What is constant becomes 0.
template <any_tensor X>
auto standardize(const X& x) {
  return standardize(x, x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
