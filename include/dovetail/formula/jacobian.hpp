// SPDX-License-Identifier: MIT
#pragma once
#include <span>

#include <dovetail/formula/products_of_derivatives.hpp>

/// Matrices of derivatives, column by column or row by row.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class X>
struct a_jacobian_and_a_hessian_are_by_a_tensor_of_a_known_shape_and_not_by_one_of_shape {};
}  // namespace detail::problems

namespace detail::formula {
template <class A, class B>
struct TogetherOf;
template <std::size_t... A, std::size_t... B>
struct TogetherOf<Shape<A...>, Shape<B...>> {
  using type = Shape<A..., B...>;
};
/// The shape of a matrix of derivatives: of what is differentiated, then of what it is differentiated by.
template <class A, class B>
using together = typename TogetherOf<A, B>::type;

/// What is wrong with the argument by which a matrix is, if nothing else is wrong.
template <class X, class Else>
consteval auto matrix_problem() {
  if constexpr (!is_none<Else>)
    return Else{};
  else if constexpr (any_operand<X> &&
                     extents_of<typename symbols_for<X>::shape>()[most_axes - symbols_for<X>::rank] != dynamic)
    return none{};
  else
    return problems::a_jacobian_and_a_hessian_are_by_a_tensor_of_a_known_shape_and_not_by_one_of_shape<
        shape::shown<typename symbols_for<X>::shape>>{};
}
/// Calls f(i, e) with the unit vectors e of shape S.
template <class T, class S, class F>
constexpr void for_each_unit(const F& f) {
  tensor_of<T, S> e;
  for (std::size_t i = 0; i < S::size; ++i) {
    e.data()[i] = T(1);
    f(i, e);
    e.data()[i] = T(0);
  }
}

template <class F, class X, class... More>
constexpr auto run_jacobian(const X& x, const More&... more) {
  using T = element_of_call<X, More...>;
  using S = typename outcome<F, X, More...>::shape;
  using R = typename X::shape;
  const std::size_t rows = common_rows(more...);
  auto matrix = result_of<T, together<S, R>>(rows);
  auto column = result_of<T, S>(rows);
  const auto elements = [](auto& y) {
    if constexpr (S::rank == 0)
      return std::span<T>(&y, 1);
    else
      return std::span<T>(y.data(), y.size());
  };
  constexpr bool by_columns = S::rank > 0 && (S::size > R::size || count_of(extents_of<S>()).open > 0);
  if constexpr (by_columns) {
    for_each_unit<T, R>([&](std::size_t i, const auto& e) {
      compute<T, ForwardSource<false, F, X, More...>>(std::tie(column), x, e, more...);
      const auto from = elements(column);
      for (std::size_t k = 0; k < from.size(); ++k) matrix.data()[k * R::size + i] = from[k];
    });
  } else {
    auto row = Argument<X>::template gradient_of<T>(x);
    auto dy = column;
    const auto unit = elements(dy);
    for (T& v : unit) v = T(0);
    for (std::size_t k = 0; k < unit.size(); ++k) {
      unit[k] = T(1);
      compute<T, BackwardSource<false, F, X, Stopped<More>...>>(std::tie(row), dy, x, more...);
      for (std::size_t i = 0; i < R::size; ++i) matrix.data()[k * R::size + i] = row.data()[i];
      unit[k] = T(0);
    }
  }
  return matrix;
}
template <class F, class X, class... More>
constexpr auto run_hessian(const X& x, const More&... more) {
  using T = element_of_call<X, More...>;
  using R = typename X::shape;
  auto matrix = result_of<T, together<R, R>>(R::dims[0]);
  auto row = Argument<X>::template gradient_of<T>(x);
  for_each_unit<T, R>([&](std::size_t i, const auto& e) {
    compute<T, HessianSource<F, X, More...>>(std::tie(row), x, e, more...);
    for (std::size_t k = 0; k < R::size; ++k) matrix.data()[i * R::size + k] = row.data()[k];
  });
  return matrix;
}
}  // namespace detail::formula

/// The derivatives of all elements of y = f(x, more...) by all of x: of shape (y's extents..., x's extents...). As many
/// passes as the smaller of the two has elements: along x's, or back from y's.
template <class F, class X, class... More>
constexpr auto jacobian(F, const X& x, const More&... more) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X, More...>()(std::declval<const symbols_for<X>&>(),
                                                                     std::declval<const symbols_for<More>&>()...))>;
  using P = decltype(matrix_problem<X, decltype(formula_problem<false, Y, F, X, More...>())>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_jacobian<F>(as_argument(x), as_argument(more)...);
  else
    return x;
}
/// The second derivatives of the number f(x, more...) by x: of shape (x's extents..., x's extents...), in as many
/// passes as x has elements. hvp is the product with a vector, in one.
template <class F, class X, class... More>
constexpr auto hessian(F, const X& x, const More&... more) {
  using namespace detail::formula;
  using Y = std::remove_cvref_t<decltype(formula_of<F, X, More...>()(std::declval<const symbols_for<X>&>(),
                                                                     std::declval<const symbols_for<More>&>()...))>;
  using P = decltype(matrix_problem<X, decltype(formula_problem<true, Y, F, X, More...>())>());
  using problem = detail::explained<P>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_fine<P, Y>)
    return run_hessian<F>(as_argument(x), as_argument(more)...);
  else
    return x;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
