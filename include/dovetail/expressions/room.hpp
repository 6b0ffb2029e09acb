// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/expressions/rearranged.hpp>

/// What functions share that compute a tensor at once.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// A tensor of so many rows, whose elements are written next.
template <class T, class S>
constexpr auto room(std::size_t rows) {
  if constexpr (S::dims[0] == dynamic)
    return tensor_of<T, S>::with_rows(rows);
  else
    return tensor_of<T, S>();
}
/// Writes the elements of x, these steps apart, from to[offset] on.
template <class Steps, class T, class X>
constexpr void put(const X& x, T* to, std::ptrdiff_t offset) {
  if (!tensor::has_elements<typename X::shape>(x.rows())) return;
  Strided<T, typename X::shape, Steps> part(to + offset, x.rows());
  with_operand<T>(x, [&](const auto& from) { evaluate(target(part), from); });
}

/// The elements of x, to be read more than once: a View or a Strided view, or a tensor that an expression is computed
/// into.
template <class X>
constexpr decltype(auto) computed(const X& x) {
  if constexpr (is_expression<X>)
    return eval(x);
  else
    return (x);
}
/// The elements of x one behind the other: a View of a tensor or a View, else a tensor.
template <class X>
constexpr auto in_a_row(const X& x) {
  if constexpr (any_tensor<X>)
    return view_of<const typename X::value_type, typename X::shape>(x.data(), x.rows());
  else
    return eval(x);
}

/// How many elements a shape of so many rows has in the axes before one, and behind it.
template <class S>
constexpr std::size_t before(std::size_t axis, std::size_t rows) {
  std::size_t n = 1;
  for (std::size_t i = 0; i < axis; ++i) n *= i == 0 ? rows : S::dims[i];
  return n;
}
template <class S>
constexpr std::size_t behind(std::size_t axis) {
  std::size_t n = 1;
  for (std::size_t i = axis + 1; i < S::rank; ++i) n *= S::dims[i];
  return n;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
