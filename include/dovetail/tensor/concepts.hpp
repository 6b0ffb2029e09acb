// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/shape/shape.hpp>

/// What a tensor is to others, before it is defined.
namespace dovetail::inline DOVETAIL_TARGET {

/// Borrows elements, to read or to write: see view.hpp.
template <class T, std::size_t... E>
class View;
/// Owns elements: see tensor.hpp.
template <class T, std::size_t... E>
class Tensor;
/// Borrows elements at constant strides: see strided.hpp.
template <class T, class Shape, class Strides>
class StridedView;
namespace detail::tensor {
/// N elements along an axis: see slice.hpp.
template <std::size_t N>
struct SliceOf;

template <class T, class S>
struct of_shape;
template <class T, std::size_t... E>
struct of_shape<T, Shape<E...>> {
  using tensor = Tensor<T, E...>;
  using view = View<T, E...>;
};
}  // namespace detail::tensor
/// Tensor<T, E...> of a shape that is a type: tensor_of<T, Shape<E...>>.
template <class T, class S>
using tensor_of = typename detail::tensor::of_shape<T, S>::tensor;
/// View<T, E...> of a shape that is a type: view_of<T, Shape<E...>>.
template <class T, class S>
using view_of = typename detail::tensor::of_shape<T, S>::view;

/// What has a shape and elements: a Tensor, a View, a StridedView or an Expression of them.
template <class X>
concept any_operand = requires {
  X::shape::rank;
  typename X::value_type;
};
/// A Tensor or a View: its elements are contiguous.
template <class X>
concept any_tensor = any_operand<X> && requires { X::row_size; };

/// "(100, 28, 28)": a shape whose leading extent only run time knows.
template <class S>
std::string shape_text(std::size_t rows) {
  std::vector<std::size_t> extents(S::dims.begin(), S::dims.end());
  extents[0] = rows;
  return detail::sentence(extents);
}

namespace detail::tensor {

/// Whether a tensor of this type ends with its elements.
template <class X>
concept owner = requires(X& x) { x.view(); };
/// A tensor that ends with the expression, as a forwarding reference knows it.
template <class X>
concept temporary = !std::is_reference_v<X> && any_operand<X> && owner<X>;

/// The elements as they are now, whatever becomes of those that x borrows.
template <class X>
constexpr auto copy_of(const X& x) {
  if constexpr (any_operand<X>) {
    return tensor_of<typename X::value_type, typename X::shape>(x);
  } else {
    return x;
  }
}

}  // namespace detail::tensor

}  // namespace dovetail::inline DOVETAIL_TARGET
