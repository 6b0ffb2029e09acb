// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/contract.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N, class A, class B>
struct the_last_N_axes_of_A_are_not_the_first_ones_of_B_in_tensordot {};
}  // namespace detail::problems

namespace detail::ops {
// The last N axes of A are the first N of B, and are summed over.
template <std::size_t N, class A, class B>
struct TensorDot {
  static constexpr std::size_t of_a = A::rank - N, of_b = B::rank - N;
  static constexpr bool fits = [] {
    for (std::size_t i = 0; i < N; ++i) {
      const std::size_t a = A::dims[of_a + i], b = B::dims[i];
      if (a != b && a != dynamic && b != dynamic) return false;
    }
    return N > 0 || B::dims[0] != dynamic;  // what only run time knows leads
  }();
  struct Kept {
    static constexpr auto values = [] {
      std::array<std::size_t, of_a + of_b> extents{};
      for (std::size_t i = 0; i < of_a; ++i) extents[i] = A::dims[i];
      for (std::size_t i = 0; i < of_b; ++i) extents[of_a + i] = B::dims[N + i];
      return extents;
    }();
  };
  static constexpr expressions::Labels axes(std::size_t first, std::size_t count) {
    expressions::Labels result;
    for (std::size_t i = 0; i < count; ++i) result.push(static_cast<char>('a' + first + i));
    return result;
  }
  static constexpr expressions::Labels a = axes(0, A::rank), b = axes(of_a, B::rank), c = [] {
    expressions::Labels result = axes(0, of_a);
    for (std::size_t i = 0; i < of_b; ++i) result.push(static_cast<char>('a' + A::rank + i));
    return result;
  }();
};
}  // namespace detail::ops

/// Σ over the last N axes of x, which are the first N of y: of shapes (2, 3, 4) and (3, 4, 5), with N = 2, one of shape
/// (2, 5). Other axes: permute them first, or use einsum. Integers wrap round in their type. Throws ShapeError where
/// dynamic extents differ.
template <std::size_t N, any_operand X, any_operand Y>
constexpr auto tensordot(const X& x, const Y& y) {
  using namespace detail::ops;
  using A = typename X::shape;
  using B = typename Y::shape;
  using T = product_type<X, Y>;
  constexpr bool fits = [] {
    if constexpr (N > A::rank || N > B::rank)
      return false;
    else
      return TensorDot<N, A, B>::fits;
  }();
  using problem = detail::explained<
      std::conditional_t<fits, detail::none,
                         detail::problems::the_last_N_axes_of_A_are_not_the_first_ones_of_B_in_tensordot<
                             N, detail::shape::shown<A>, detail::shape::shown<B>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) {
    using D = TensorDot<N, A, B>;
    using S = detail::shape::shape_from<typename D::Kept>;
    if constexpr (std::is_same_v<T, Symbolic>) {
      return record_product<S>(x, D::a, y, D::b, D::c);
    } else {
      if constexpr (N > 0)
        if (const std::size_t extent = D::of_a == 0 ? x.rows() : A::dims[D::of_a]; extent != y.rows())
          detail::fail<ShapeError>(
              {"tensordot<", N, "> of shapes ", shape_text<A>(x.rows()), " and ", shape_text<B>(y.rows())});
      return product<D::a, D::b, D::c, T, S>(product_operand<T>(x), product_operand<T>(y));
    }
  } else {
    return T();
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
