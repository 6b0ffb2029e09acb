// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/tensor/tensor.hpp>

/// Tensors from nothing, under NumPy's names. The template arguments are Tensor's: zeros<float, 3, 4>(). Where the
/// leading extent is dynamic, the number of rows is the first argument: zeros<float, dynamic, 4>(rows).
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct shape_S_needs_its_number_of_rows_as_the_first_argument {};
template <class S>
struct shape_S_takes_no_number_of_rows {};
template <class T>
struct this_makes_floating_point_numbers_and_not {};
template <class T>
struct this_makes_numbers_and_not {};
}  // namespace detail::problems

namespace detail::ops {
/// Zeros of a type of tensor, with its number of rows or without, as its shape asks for.
template <class To, class... Rows>
constexpr To made(Rows... rows) {
  using S = typename To::shape;
  constexpr bool open = S::dims[0] == dynamic, given = sizeof...(Rows) == 1;
  using wrong =
      std::conditional_t<open, problems::shape_S_needs_its_number_of_rows_as_the_first_argument<shape::shown<S>>,
                         problems::shape_S_takes_no_number_of_rows<S>>;
  using problem = explained<std::conditional_t<open == given, none, wrong>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (open && given) {
    return To::with_rows(rows...);
  } else {
    return To();
  }
}
template <class To>
constexpr To filled(To x, typename To::value_type value) {
  x.fill(value);
  return x;
}
/// The type of a tensor of its own with the elements and the shape of X.
template <class X>
using like = tensor_of<typename X::value_type, typename X::shape>;
/// Zeros in the shape of x.
template <any_tensor X>
constexpr like<X> made_like(const X& x) {
  if constexpr (X::shape::dims[0] == dynamic) {
    return ops::made<like<X>>(x.rows());
  } else {
    return like<X>();
  }
}

// What is wrong with T as a type of elements: a problem, or none where it fits.
template <bool Fits, template <class> class Problem, class T>
using element_problem = explained<std::conditional_t<Fits, none, Problem<T>>>;

template <class T, std::size_t N>
constexpr Tensor<T, N> arranged(Tensor<T, N> x, T start, T step) {
  using problem = element_problem<!std::same_as<T, bool>, problems::this_makes_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (std::floating_point<T>) {
    for (std::size_t i = 0; i < x.size(); ++i) x(i) = start + static_cast<T>(i) * step;
  } else if constexpr (!std::same_as<T, bool>) {
    std::int64_t way = 0;
    T last = 0;
    if (!x.empty() && (__builtin_mul_overflow(x.size() - 1, step, &way) || __builtin_add_overflow(start, way, &last)))
      fail<OptionError>(
          {"arange: ", x.size(), " numbers from ", start, " in steps of ", step, " do not fit into ", name_of<T>()});
    for (std::size_t i = 0; i < x.size(); ++i)  // unsigned: it may wrap around on its way
      x(i) = static_cast<T>(static_cast<std::uint64_t>(start) + i * static_cast<std::uint64_t>(step));
  }
  return x;
}
template <class T, std::size_t N>
constexpr Tensor<T, N> spaced(Tensor<T, N> x, T start, T stop) {
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  x.fill(start);
  if (x.size() < 2) return x;
  const std::size_t last = x.size() - 1;
  const T step = (stop - start) / static_cast<T>(last);
  for (std::size_t i = 1; i < last; ++i) x(i) = start + static_cast<T>(i) * step;
  x(last) = stop;
  return x;
}
template <class T, std::size_t N, std::size_t M>
constexpr Tensor<T, N, M> with_diagonal(Tensor<T, N, M> x, std::ptrdiff_t k) {
  for (std::size_t i = 0; i < x.rows(); ++i) {
    const std::size_t j = i + static_cast<std::size_t>(k);  // left of the first column it is large
    if (j < M) x(i, j) = T(1);
  }
  return x;
}
}  // namespace detail::ops

/// 0 everywhere: zeros<float, 3, 4>().
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> zeros() {
  return detail::ops::made<Tensor<T, B, E...>>();
}
/// zeros<float, dynamic, 4>(rows). Throws ShapeError for more rows than any memory has.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> zeros(std::size_t rows) {
  return detail::ops::made<Tensor<T, B, E...>>(rows);
}

/// 1 everywhere, which is true for bool: ones<float, 3, 4>().
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> ones() {
  return detail::ops::filled(detail::ops::made<Tensor<T, B, E...>>(), T(1));
}
/// ones<float, dynamic, 4>(rows)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> ones(std::size_t rows) {
  return detail::ops::filled(detail::ops::made<Tensor<T, B, E...>>(rows), T(1));
}

/// The value everywhere: full<float, 3, 4>(0.5).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> full(std::convertible_to<T> auto value) {
  return detail::ops::filled(detail::ops::made<Tensor<T, B, E...>>(), static_cast<T>(value));
}
/// full<float, dynamic, 4>(rows, value)
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> full(std::size_t rows, std::convertible_to<T> auto value) {
  return detail::ops::filled(detail::ops::made<Tensor<T, B, E...>>(rows), static_cast<T>(value));
}

/// N numbers, start + i · step: arange<int, 5>() is 0, 1, 2, 3, 4. Throws OptionError where T cannot hold the last.
template <class T, std::size_t N>
  requires(N != dynamic)
constexpr Tensor<T, N> arange(T start = T(0), T step = T(1)) {
  return detail::ops::arranged(detail::ops::made<Tensor<T, N>>(), start, step);
}
/// arange<int, dynamic>(rows), arange<int, dynamic>(rows, start, step)
template <class T, std::size_t N>
  requires(N == dynamic)
constexpr Tensor<T, dynamic> arange(std::size_t rows, T start = T(0), T step = T(1)) {
  return detail::ops::arranged(detail::ops::made<Tensor<T, dynamic>>(rows), start, step);
}
/// Does not compile: without the number of rows.
template <class T, std::size_t N>
  requires(N == dynamic)
constexpr Tensor<T, dynamic> arange() {
  return detail::ops::made<Tensor<T, dynamic>>();
}

/// N floating-point numbers, as far from each other, from start up to stop, which is the last exactly:
/// linspace<float, 5>(0, 1) is 0, 0.25, 0.5, 0.75, 1. One number is start.
template <class T, std::size_t N>
constexpr Tensor<T, N> linspace(T start, T stop) {
  return detail::ops::spaced(detail::ops::made<Tensor<T, N>>(), start, stop);
}
/// linspace<float, dynamic>(rows, start, stop)
template <class T, std::size_t N>
constexpr Tensor<T, N> linspace(std::size_t rows, T start, T stop) {
  return detail::ops::spaced(detail::ops::made<Tensor<T, N>>(rows), start, stop);
}

/// Shape (N, M) with ones where j = i + k: eye<float, 3>() is the unit matrix, eye<float, 3, 4>(1) has them beside it.
template <class T, std::size_t N, std::size_t M = N>
  requires(N != dynamic)
constexpr Tensor<T, N, M> eye(std::ptrdiff_t k = 0) {
  return detail::ops::with_diagonal(detail::ops::made<Tensor<T, N, M>>(), k);
}
/// eye<float, dynamic, 4>(rows, k)
template <class T, std::size_t N, std::size_t M>
  requires(N == dynamic)
constexpr Tensor<T, dynamic, M> eye(std::size_t rows, std::ptrdiff_t k = 0) {
  return detail::ops::with_diagonal(detail::ops::made<Tensor<T, dynamic, M>>(rows), k);
}
/// Does not compile: without the number of rows.
template <class T, std::size_t N, std::size_t M>
  requires(N == dynamic)
constexpr Tensor<T, dynamic, M> eye() {
  return detail::ops::made<Tensor<T, dynamic, M>>();
}

/// 0 everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto zeros_like(const X& x) {
  return detail::ops::made_like(x);
}
/// The value everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto full_like(const X& x, std::convertible_to<typename X::value_type> auto value) {
  return detail::ops::filled(detail::ops::made_like(x), static_cast<typename X::value_type>(value));
}
/// 1 everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto ones_like(const X& x) {
  return full_like(x, typename X::value_type(1));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
