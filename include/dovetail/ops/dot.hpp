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

/// Σ_i x(i) · y(i), of two vectors. Integers wrap round in their type. Throws ShapeError where dynamic extents differ.
template <any_operand X, any_operand Y>
constexpr auto dot(const X& x, const Y& y) {
  using namespace detail::ops;
  using A = typename X::shape;
  using B = typename Y::shape;
  using T = product_type<X, Y>;
  constexpr bool fits =
      A::rank == 1 && B::rank == 1 && (A::dims[0] == B::dims[0] || A::dims[0] == dynamic || B::dims[0] == dynamic);
  using problem =
      detail::explained<std::conditional_t<fits, detail::none,
                                           detail::problems::dot_of<detail::shape::shown<A>, detail::shape::shown<B>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (std::is_same_v<T, Symbolic> && no_problem<problem::text>) {
    return record_product<Shape<>>(x, labels("i"), y, labels("i"), Labels{});
  } else if constexpr (no_problem<problem::text>) {
    if (x.rows() != y.rows())
      detail::fail<ShapeError>({"dot of shapes (", x.rows(), ") and (", y.rows(), "), which are not equally long"});
    constexpr Labels i = labels("i");
    return product<i, i, Labels{}, T, Shape<>>(product_operand<T>(x), product_operand<T>(y));
  } else {
    return T();
  }
}

/// z(i, j) = x(i) · y(j), of two vectors.
template <any_operand X, any_operand Y>
constexpr auto outer(const X& x, const Y& y) {
  using namespace detail::ops;
  using A = typename X::shape;
  using B = typename Y::shape;
  using T = product_type<X, Y>;
  constexpr bool fits = A::rank == 1 && B::rank == 1 && B::dims[0] != dynamic;
  using problem = detail::explained<std::conditional_t<
      fits, detail::none, detail::problems::outer_of<detail::shape::shown<A>, detail::shape::shown<B>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    using S = Shape<A::dims[0], B::dims[0]>;
    if constexpr (std::is_same_v<T, Symbolic>)
      return record_product<S>(x, labels("i"), y, labels("j"), labels("ij"));
    else
      return product<labels("i"), labels("j"), labels("ij"), T, S>(product_operand<T>(x), product_operand<T>(y));
  } else {
    return Refused<T, X>{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
