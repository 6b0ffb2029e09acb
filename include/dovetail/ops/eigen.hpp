// SPDX-License-Identifier: MIT
#pragma once
#include <Eigen/Core>

#include <dovetail/expressions/expression.hpp>

/// Eigen's matrices and dovetail's tensors, each seen as the other, without a copy. Needs Eigen 3.3 or newer.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class S>
struct Eigen_has_vectors_and_matrices_and_nothing_of_shape {};
}  // namespace detail::problems

namespace detail::ops {
// An extent as Eigen has it.
template <std::size_t E>
inline constexpr int eigen_extent = E == dynamic ? Eigen::Dynamic : static_cast<int>(E);
// A matrix of one column has to be column-major there; where each axis lies is said by the strides.
template <class T, std::size_t M, std::size_t N>
using EigenMatrix = Eigen::Matrix<T, eigen_extent<M>, eigen_extent<N>, N == 1 ? Eigen::ColMajor : Eigen::RowMajor>;

template <class X>
constexpr bool borrows = !tensor::owner<std::remove_cvref_t<X>> || std::is_lvalue_reference_v<X>;

template <class X>
auto map_of(X& x) {
  using S = typename std::remove_const_t<X>::shape;
  using T = std::remove_pointer_t<decltype(x.data())>;
  constexpr auto strides = tensor::strides_of<X>::values;
  const auto rows = static_cast<Eigen::Index>(x.rows());
  constexpr std::size_t columns = [] {
    if constexpr (S::rank == 2)
      return S::dims[1];
    else
      return std::size_t{1};
  }();
  using Matrix = EigenMatrix<std::remove_const_t<T>, S::dims[0], columns>;
  constexpr int row = static_cast<int>(strides[0]), column = static_cast<int>(strides[S::rank - 1]);
  constexpr bool vector = columns == 1;
  using Stride = Eigen::Stride<row, vector ? row : column>;
  using Map = Eigen::Map<std::conditional_t<std::is_const_v<T>, const Matrix, Matrix>, Eigen::Unaligned, Stride>;
  return Map(x.data(), rows, static_cast<Eigen::Index>(columns), Stride());
}
}  // namespace detail::ops

/// A tensor, a view or a strided view of one axis (a column) or two as an Eigen::Map of its elements; read-only where x
/// is.
template <class X>
  requires any_operand<std::remove_cvref_t<X>> && requires(X& x) { x.data(); } && detail::ops::borrows<X>
auto as_eigen(X&& x) {
  using S = typename std::remove_cvref_t<X>::shape;
  using problem = detail::explained<std::conditional_t<
      S::rank == 1 || S::rank == 2, detail::none,
      detail::problems::Eigen_has_vectors_and_matrices_and_nothing_of_shape<detail::shape::shown<S>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (no_problem<problem::text>) return detail::ops::map_of(x);
}

/// A matrix, vector or Map of Eigen's whose sizes are constants, or all but its rows', as a view with the strides it
/// has: a View where the elements are contiguous. x lives as long as the view is used.
template <class X>
  requires requires(X& x) {
    x.data();
    x.outerStride();
  } && std::is_lvalue_reference_v<X>
auto from_eigen(X&& x) {
  using M = std::remove_cvref_t<X>;
  using T = std::remove_pointer_t<decltype(x.data())>;
  static_assert(M::ColsAtCompileTime != Eigen::Dynamic,
                "dovetail: from_eigen takes a matrix whose number of columns is a constant, as Eigen::Matrix<float, "
                "Eigen::Dynamic, 3, Eigen::RowMajor>");
  static_assert(M::OuterStrideAtCompileTime != Eigen::Dynamic || M::IsVectorAtCompileTime,
                "dovetail: from_eigen takes a matrix whose strides are constants: rows that only run time knows need "
                "Eigen::RowMajor");
  static_assert(M::InnerStrideAtCompileTime != Eigen::Dynamic,
                "dovetail: from_eigen takes a matrix whose strides are constants");
  constexpr std::size_t rows =
      M::RowsAtCompileTime == Eigen::Dynamic ? dynamic : static_cast<std::size_t>(M::RowsAtCompileTime);
  constexpr std::ptrdiff_t inner = M::InnerStrideAtCompileTime, outer = M::OuterStrideAtCompileTime;
  const auto count = static_cast<std::size_t>(x.rows());
  if constexpr (M::ColsAtCompileTime == 1) {
    return detail::tensor::borrow<Shape<rows>, detail::shape::StrideList<inner>>(static_cast<T*>(x.data()), count);
  } else {
    using Strides = std::conditional_t<bool(M::IsRowMajor), detail::shape::StrideList<outer, inner>,
                                       detail::shape::StrideList<inner, outer>>;
    return detail::tensor::borrow<Shape<rows, static_cast<std::size_t>(M::ColsAtCompileTime)>, Strides>(
        static_cast<T*>(x.data()), count);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
