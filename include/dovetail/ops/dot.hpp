// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/contract.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class A, class B>
struct dot_of {
  static constexpr words text =
      words() << "dovetail: dot of shapes " << A::text() << " and " << B::text()
              << (A::rank != 1 || B::rank != 1 ? ": it takes two vectors; matmul takes matrices"
                                               : ", which are not equally long");
};
template <class A, class B>
struct outer_of {
  static constexpr words text =
      words() << "dovetail: outer of shapes " << A::text() << " and " << B::text()
              << (A::rank != 1 || B::rank != 1 ? ": it takes two vectors"
                                               : ": only the leading axis of its result may be None");
};
}  // namespace detail::problems

/// Σ_i x(i) · y(i), of two vectors. Throws ShapeError where dynamic extents differ.
template <detail::tensor::any_operand X, detail::tensor::any_operand Y>
constexpr auto dot(const X& x, const Y& y) {
  using A = typename X::shape;
  using B = typename Y::shape;
  using T = detail::expressions::product_type<X, Y>;
  constexpr bool fits =
      A::rank == 1 && B::rank == 1 && (A::dims[0] == B::dims[0] || A::dims[0] == dynamic || B::dims[0] == dynamic);
  using problem =
      detail::explained<std::conditional_t<fits, detail::none,
                                           detail::problems::dot_of<detail::shape::shown<A>, detail::shape::shown<B>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    if (x.rows() != y.rows())
      detail::fail<ShapeError>({"dot of shapes (", x.rows(), ") and (", y.rows(), "), which are not equally long"});
    constexpr detail::expressions::Labels i = detail::expressions::labels("i");
    return detail::expressions::product<i, i, detail::expressions::Labels{}, T, Shape<>>(
        detail::expressions::product_operand<T>(x), detail::expressions::product_operand<T>(y));
  } else {
    return T();
  }
}

/// z(i, j) = x(i) · y(j), of two vectors.
template <detail::tensor::any_operand X, detail::tensor::any_operand Y>
constexpr auto outer(const X& x, const Y& y) {
  using A = typename X::shape;
  using B = typename Y::shape;
  using T = detail::expressions::product_type<X, Y>;
  constexpr bool fits = A::rank == 1 && B::rank == 1 && B::dims[0] != dynamic;
  using problem = detail::explained<std::conditional_t<
      fits, detail::none, detail::problems::outer_of<detail::shape::shown<A>, detail::shape::shown<B>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    using S = Shape<A::dims[0], B::dims[0]>;
    return detail::expressions::product<detail::expressions::labels("i"), detail::expressions::labels("j"),
                                        detail::expressions::labels("ij"), T, S>(
        detail::expressions::product_operand<T>(x), detail::expressions::product_operand<T>(y));
  } else {
    return detail::expressions::Refused<T, X>{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
