// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A sample as a vector, its elements in row-major order: (E...) becomes (Π E). Flatten<> takes its shape
/// from the layer before; Flatten<28, 28> states it.
template <std::size_t... E>
struct Flatten {
  using input = Shape<E...>;                ///< of a sample
  using output = Shape<Shape<E...>::size>;  ///< of a sample
  template <class>
  using at = Flatten;
  using forward = passes_through;
};

namespace detail::layers {
template <class S>
struct flatten_at;
template <std::size_t... E>
struct flatten_at<Shape<E...>> {
  using type = Flatten<E...>;
};
}  // namespace detail::layers

/// Takes any shape.
template <>
struct Flatten<> {
  template <class S>
  using at = typename detail::layers::flatten_at<S>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
