// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/tensor/array.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct files_are_read_into_a_Tensor_and_not_into_a_View_which_owns_nothing {};
}  // namespace detail::problems

namespace detail::data {

template <class X>
struct element_for {
  using type = X;
};
template <class T>
struct element_for<Array<T>> {
  using type = T;
};
template <any_tensor X>
struct element_for<X> {
  using type = typename X::value_type;
};

template <class X>
inline constexpr bool is_tensor = false;
template <class T, std::size_t... E>
inline constexpr bool is_tensor<Tensor<T, E...>> = true;
template <class X>
inline constexpr bool is_view = any_tensor<X> && !is_tensor<X>;

/// Zeros of the shape of a file, to be read into: an Array if X is one or the type of its elements, else the tensor X,
/// whose shape must be that of the file. Throws ShapeError: "<who>: expected shape (None, 4), found shape (150, 3)".
template <class X>
auto with_extents(std::vector<std::size_t> extents, const Part& who) {
  if constexpr (is_tensor<X>) {
    using S = typename X::shape;
    bool fits = extents.size() == S::rank;
    for (std::size_t i = 0; fits && i < S::rank; ++i) fits = S::dims[i] == dynamic || S::dims[i] == extents[i];
    if (!fits) fail<ShapeError>({who, ": expected shape ", S::text(), ", found shape ", extents});
    if constexpr (S::dims[0] == dynamic)
      return X::with_rows(extents[0]);
    else
      return X();
  } else {
    std::size_t count = 1;
    for (const std::size_t extent : extents) count *= extent;
    using T = typename element_for<X>::type;
    return Array<T>{std::move(extents), Tensor<T, dynamic>::with_rows(count)};
  }
}

/// The index of an element: "(2, 7)".
[[gnu::cold]] inline std::string index_text(std::size_t element, std::vector<std::size_t> extents) {
  for (std::size_t axis = extents.size(); axis-- > 0;) {
    const std::size_t extent = extents[axis];
    extents[axis] = element % extent;
    element /= extent;
  }
  return sentence(extents);
}

// The result of a read that was refused at compile time, so that nothing after it fails.
template <class X>
std::conditional_t<any_tensor<X>, X, Array<X>> refused_read();

// A pointer to the elements of an Array, a Tensor or a View.
auto* elements(auto& array)
  requires requires { array.values; }
{
  return array.values.data();
}
auto* elements(any_tensor auto& tensor) { return tensor.data(); }

/// The element type of a Tensor, a View or an Array; a number's own type.
template <class X>
using number_in = typename element_for<X>::type;
}  // namespace detail::data

}  // namespace dovetail::inline DOVETAIL_TARGET
