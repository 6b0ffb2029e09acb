// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/expressions/make_with.hpp>
#include <dovetail/ops/make_refused.hpp>

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
// What is wrong with the number of rows for a tensor of type To: one is given if its leading extent is dynamic, and
// only then.
template <class To, class... Rows>
using rows_problem =
    explained<std::conditional_t<(To::shape::dims[0] == dynamic) == (sizeof...(Rows) == 1), none,
                                 std::conditional_t<To::shape::dims[0] == dynamic,
                                                    problems::shape_S_needs_its_number_of_rows_as_the_first_argument<
                                                        shape::shown<typename To::shape>>,
                                                    problems::shape_S_takes_no_number_of_rows<typename To::shape>>>>;

/// The tensor of type To that write(View) writes, with its number of rows or without, as its shape asks for. Those who
/// call it refuse other rows themselves, since one call more would be three more lines of error.
template <class To, class Write, class... Rows>
constexpr To make(Write write, Rows... rows) {
  using S = typename To::shape;
  using T = typename To::value_type;
  if constexpr ((S::dims[0] == dynamic) == (sizeof...(Rows) == 1)) {
    return expressions::make_with<T, S>((rows + ... + 0), [&](T* to) { write(view_of<T, S>(to, (rows + ... + 0))); });
  } else {
    return To();
  }
}
/// The tensor of type To with this value everywhere.
template <class To, class... Rows>
constexpr To make_full(typename To::value_type value, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  return ops::make<To>([value](auto x) { x.fill(value); }, rows...);
}
/// A tensor with the shape and the element type of x, with this value everywhere.
template <any_tensor X>
constexpr auto make_full_like(const X& x, typename X::value_type value) {
  using To = tensor_of<typename X::value_type, typename X::shape>;
  if constexpr (X::shape::dims[0] == dynamic)
    return ops::make_full<To>(value, x.rows());
  else
    return ops::make_full<To>(value);
}

// What is wrong with T as a type of elements: its problem, or `none`.
template <bool Fits, template <class> class Problem, class T>
using element_problem = explained<std::conditional_t<Fits, none, Problem<T>>>;

template <class To, class T, class... Rows>
constexpr To make_arange(T start, T step, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using problem = element_problem<!std::same_as<T, bool>, problems::this_makes_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return ops::make<To>(
      [=](auto x) {
        if constexpr (std::floating_point<T>) {
          for (std::size_t i = 0; i < x.size(); ++i) x(i) = start + static_cast<T>(i) * step;
        } else if constexpr (!std::same_as<T, bool>) {
          std::int64_t way = 0;
          T last = 0;
          if (!x.empty() &&
              (__builtin_mul_overflow(x.size() - 1, step, &way) || __builtin_add_overflow(start, way, &last)))
            fail<OptionError>({"arange: ", x.size(), " numbers from ", start, " in steps of ", step,
                               " do not fit into ", name_of<T>()});
          for (std::size_t i = 0; i < x.size(); ++i)  // unsigned: it may wrap around on its way
            x(i) = static_cast<T>(static_cast<std::uint64_t>(start) + i * static_cast<std::uint64_t>(step));
        }
      },
      rows...);
}
template <class To, class T, class... Rows>
constexpr To make_linspace(T start, T stop, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using problem = element_problem<std::floating_point<T>, problems::this_makes_floating_point_numbers_and_not, T>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return ops::make<To>(
      [=](auto x) {
        x.fill(start);
        if (x.size() < 2) return;
        const std::size_t last = x.size() - 1;
        const T step = (stop - start) / static_cast<T>(last);
        for (std::size_t i = 1; i < last; ++i) x(i) = start + static_cast<T>(i) * step;
        x(last) = stop;
      },
      rows...);
}
template <class To, class... Rows>
constexpr To make_eye(std::ptrdiff_t k, Rows... rows) {
  using wrong_rows = rows_problem<To, Rows...>;
  static_assert(no_problem<wrong_rows::text>, DOVETAIL_MESSAGE(wrong_rows));
  using T = typename To::value_type;
  return ops::make<To>(
      [k](auto x) {
        x.fill(T(0));
        for (std::size_t i = 0; i < x.rows(); ++i) {
          const std::size_t j = i + static_cast<std::size_t>(k);  // left of the first column it is large
          if (j < To::shape::dims[1]) x(i, j) = T(1);
        }
      },
      rows...);
}
}  // namespace detail::ops

/// 0 everywhere: zeros<float, 3, 4>().
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> zeros() {
  return detail::ops::make_full<Tensor<T, B, E...>>(T(0));
}
/// 0 everywhere, with the number of rows: zeros<float, dynamic, 4>(rows). Throws ShapeError for more rows than any
/// memory has.
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> zeros(std::size_t rows) {
  return detail::ops::make_full<Tensor<T, B, E...>>(T(0), rows);
}

/// 1 everywhere, which is true for bool: ones<float, 3, 4>().
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> ones() {
  return detail::ops::make_full<Tensor<T, B, E...>>(T(1));
}
/// 1 everywhere, with the number of rows: ones<float, dynamic, 4>(rows).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> ones(std::size_t rows) {
  return detail::ops::make_full<Tensor<T, B, E...>>(T(1), rows);
}

/// The value everywhere: full<float, 3, 4>(0.5).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> full(std::convertible_to<T> auto value) {
  return detail::ops::make_full<Tensor<T, B, E...>>(static_cast<T>(value));
}
/// The value everywhere, with the number of rows: full<float, dynamic, 4>(rows, value).
template <class T, std::size_t B, std::size_t... E>
constexpr Tensor<T, B, E...> full(std::size_t rows, std::convertible_to<T> auto value) {
  return detail::ops::make_full<Tensor<T, B, E...>>(static_cast<T>(value), rows);
}

/// N numbers, start + i · step: arange<int, 5>() is 0, 1, 2, 3, 4. Throws OptionError where T cannot hold the last.
template <class T, std::size_t N>
  requires(N != dynamic)
constexpr Tensor<T, N> arange(T start = T(0), T step = T(1)) {
  return detail::ops::make_arange<Tensor<T, N>>(start, step);
}
/// `rows` numbers, start + i · step: arange<int, dynamic>(rows), arange<int, dynamic>(rows, start, step).
template <class T, std::size_t N>
  requires(N == dynamic)
constexpr Tensor<T, dynamic> arange(std::size_t rows, T start = T(0), T step = T(1)) {
  return detail::ops::make_arange<Tensor<T, dynamic>>(start, step, rows);
}
/// Does not compile: without the number of rows.
template <class T, std::size_t N>
  requires(N == dynamic)
constexpr Tensor<T, dynamic> arange() {
  return detail::ops::make_full<Tensor<T, dynamic>>(T(0));
}

/// N equally spaced floating-point numbers from start to stop, which is the last exactly:
/// linspace<float, 5>(0, 1) is 0, 0.25, 0.5, 0.75, 1. One number is start.
template <class T, std::size_t N>
constexpr Tensor<T, N> linspace(T start, T stop) {
  return detail::ops::make_linspace<Tensor<T, N>>(start, stop);
}
/// `rows` equally spaced numbers from start to stop: linspace<float, dynamic>(rows, start, stop).
template <class T, std::size_t N>
constexpr Tensor<T, N> linspace(std::size_t rows, T start, T stop) {
  return detail::ops::make_linspace<Tensor<T, N>>(start, stop, rows);
}

/// Shape (N, M) with ones where j = i + k: eye<float, 3>() is the unit matrix, eye<float, 3, 4>(1) has them beside it.
template <class T, std::size_t N, std::size_t M = N>
  requires(N != dynamic)
constexpr Tensor<T, N, M> eye(std::ptrdiff_t k = 0) {
  return detail::ops::make_eye<Tensor<T, N, M>>(k);
}
/// Ones where j = i + k, with the number of rows: eye<float, dynamic, 4>(rows, k).
template <class T, std::size_t N, std::size_t M>
  requires(N == dynamic)
constexpr Tensor<T, dynamic, M> eye(std::size_t rows, std::ptrdiff_t k = 0) {
  return detail::ops::make_eye<Tensor<T, dynamic, M>>(k, rows);
}
/// Does not compile: without the number of rows.
template <class T, std::size_t N, std::size_t M>
  requires(N == dynamic)
constexpr Tensor<T, dynamic, M> eye() {
  return detail::ops::make_full<Tensor<T, dynamic, M>>(T(0));
}

/// 0 everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto zeros_like(const X& x) {
  return detail::ops::make_full_like(x, typename X::value_type(0));
}
/// The value everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto full_like(const X& x, std::convertible_to<typename X::value_type> auto value) {
  return detail::ops::make_full_like(x, static_cast<typename X::value_type>(value));
}
/// 1 everywhere, with the element type and the shape of x.
template <any_tensor X>
constexpr auto ones_like(const X& x) {
  return full_like(x, typename X::value_type(1));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
