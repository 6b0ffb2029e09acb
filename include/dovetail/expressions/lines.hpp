// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/expressions/axis.hpp>
#include <dovetail/expressions/reduce.hpp>

/// What functions share that run along one axis, and need it whole: sort, cumsum.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

// Shape S with N elements along an axis; S as one axis where no axis is named.
template <class S, class Axes, std::size_t N>
struct Resized;
template <class S, int A, std::size_t N>
struct Resized<S, Axis<A>, N> {
  static constexpr auto values = [] {
    auto dims = S::dims;
    if (axis_of(A, S::rank) < S::rank) dims[axis_of(A, S::rank)] = N;
    return dims;
  }();
};
template <class S, std::size_t N>
struct Resized<S, Axis<>, N> {
  static constexpr std::array<std::size_t, 1> values{N};
};

/// The lines of row-major elements of shape S along an axis, or one line of all elements.
template <class S, class Axes>
struct Lines;
template <class S>
struct Lines<S, Axis<>> {
  static constexpr std::size_t extent = S::dims[0] == dynamic ? dynamic : S::size, stride = 1;
  static constexpr std::size_t length(std::size_t rows) { return rows * shape::row_shape<S>::size; }
};
template <class S, int A>
struct Lines<S, Axis<A>> {
  static constexpr std::size_t axis = axis_of(A, S::rank);
  static constexpr std::size_t extent = S::dims[axis];
  /// Elements between neighbours of a line.
  static constexpr std::size_t stride = elements_after<S>(axis);
  static constexpr std::size_t length(std::size_t rows) { return axis == 0 ? rows : extent; }
};

/// Calls f(first) with the place of the first element of each line of n elements that lie L::stride apart.
template <class L, class F>
constexpr void for_each_line(std::size_t size, std::size_t n, F f) {
  if (n == 0) return;
  for (std::size_t block = 0; block < size; block += n * L::stride)
    for (std::size_t i = 0; i < L::stride; ++i) f(block + i);
}

/// The elements of x, as T, from `to` on in row-major order.
template <class T, class X>
constexpr void write_elements(const X& x, T* to) {
  evaluate(target(static_cast<const view_of<T, typename X::shape>&>(view_of<T, typename X::shape>(to, x.rows()))),
           as_operand(x));
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
