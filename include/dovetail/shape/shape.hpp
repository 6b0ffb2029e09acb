// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>

#include <dovetail/explain/problem.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The extents of a tensor, as a type: Shape<28, 28>. Only the leading one may be `dynamic`.
template <std::size_t... E>
struct Shape {
  static constexpr std::size_t rank = sizeof...(E);                   ///< the number of axes
  static constexpr std::array<std::size_t, sizeof...(E)> dims{E...};  ///< the extents
  /// The number of elements; of one row where the leading extent is dynamic.
  static constexpr std::size_t size = ((E == dynamic ? 1 : E) * ... * std::size_t{1});
  /// "(28, 28)"
  static constexpr detail::words text() { return detail::shape_words<E...>(); }
};

namespace detail::shape {
template <class S>
struct row_of;
template <std::size_t B, std::size_t... E>
struct row_of<Shape<B, E...>> {
  using type = Shape<E...>;
};
template <class S, std::size_t B>
struct batch_of;
template <std::size_t... E, std::size_t B>
struct batch_of<Shape<E...>, B> {
  using type = Shape<B, E...>;
};
template <class S>
struct shown_shape {
  using type = S;
};
}  // namespace detail::shape

namespace detail::problems {
// Shape<dynamic, E...>, said so that Clang prints None and not the number behind `dynamic`.
template <auto... E>
struct shape : Shape<static_cast<std::size_t>(E)...> {};
}  // namespace detail::problems

namespace detail::shape {
template <std::size_t... E>
struct shown_shape<Shape<dynamic, E...>> {
  using type = problems::shape<extent_of<dynamic>, extent_of<E>...>;
};
/// A shape as the name of a problem has it.
template <class S>
using shown = typename shown_shape<S>::type;

/// Shape<B, E...> without its leading extent.
template <class S>
using row_shape = typename shape::row_of<S>::type;

/// The shape of B samples of shape S.
template <class S, std::size_t B = dynamic>
using batch_shape = typename shape::batch_of<S, B>::type;

/// Whether no extent but the leading one is `dynamic`, as tensors have it.
template <std::size_t Rank>
constexpr bool only_leading_is_dynamic(const std::array<std::size_t, Rank>& extents) {
  for (std::size_t i = 1; i < Rank; ++i)
    if (extents[i] == dynamic) return false;
  return true;
}
}  // namespace detail::shape

}  // namespace dovetail::inline DOVETAIL_TARGET
