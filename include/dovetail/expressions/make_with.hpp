// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/tensor/strided.hpp>

/// How a function makes the tensor that it returns: with a function that writes its elements, or first the tensor and
/// then its elements. Neither fills it with zeros that are written over.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

// What a tensor is made from whose elements a function writes: F takes a pointer to the first.
template <class T, class S, class F>
struct WrittenBy {
  using shape = S;
  using value_type = T;
  std::size_t leading;
  F write;
  constexpr std::size_t rows() const noexcept { return leading; }
};
template <class To, class T, class S, class F>
constexpr void initialize(To to, const WrittenBy<T, S, F>& from) {
  from.write(to.data());
}

/// The tensor of shape S, or the number where S has no axis, of which write(T*) writes every element. `rows` is the
/// leading extent where that is dynamic.
template <class T, class S, class F>
constexpr auto make_with(std::size_t rows, F write) {
  if constexpr (S::rank == 0) {
    T y{};
    write(&y);
    return y;
  } else {
    return tensor_of<T, S>(WrittenBy<T, S, F>{S::dims[0] == dynamic ? rows : S::dims[0], write});
  }
}

/// A tensor of shape S whose elements are written before one is read.
template <class T, class S>
constexpr auto uninitialized(std::size_t rows) {
  return make_with<T, S>(rows, [](T*) {});
}

/// Writes the elements of x, which may be an expression, from `to` on, that many apart along each axis.
template <class Strides, class T, class X>
constexpr void copy_into(const X& x, T* to, std::ptrdiff_t offset) {
  if (tensor::has_elements<typename X::shape>(x.rows()))
    initialize(StridedView<T, typename X::shape, Strides>(to + offset, x.rows()), x);  // evaluate.hpp has it
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
