// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>

#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/strides.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::shape {
// NumPy's rule: shapes are aligned at their last axes; there two extents are equal, or one is 1 or not there. An extent
// that only run time knows is never stretched: it is taken for the one beside it, and checked when that is known.
template <class... S>
struct Broadcast {
  static constexpr std::size_t rank = [] {
    std::size_t most = 0;
    ((most = S::rank > most ? S::rank : most), ...);
    return most;
  }();
  static constexpr std::size_t refused = dynamic - 1;

  static constexpr std::size_t extent(std::size_t a, std::size_t b) {
    if (a == b || b == 1) return a;
    if (a == 1 || a == dynamic) return b;
    return b == dynamic ? a : refused;
  }
  static constexpr auto values = [] {
    std::array<std::size_t, rank> extents{};
    extents.fill(1);
    const auto join = [&](const auto& dims) {
      const std::size_t absent = rank - dims.size();
      for (std::size_t i = 0; i < dims.size(); ++i) extents[absent + i] = extent(extents[absent + i], dims[i]);
    };
    (join(S::dims), ...);
    return extents;
  }();
  static constexpr bool fits = [] {
    for (const std::size_t extent : values)
      if (extent == refused) return false;
    return only_leading_is_dynamic(values);
  }();
};
}  // namespace detail::shape

/// The shape of operands that are broadcast together, by NumPy's rules: (8, 1, 6) and (7, 6) give (8, 7, 6).
template <class... S>
using broadcast_shape = detail::shape::shape_from<detail::shape::Broadcast<S...>>;

/// Whether operands of these shapes can be broadcast together.
template <class... S>
concept broadcastable_shapes = detail::shape::Broadcast<S...>::fits;

namespace detail::problems {
template <class... S>
struct operands_could_not_be_broadcast_together_with_shapes {};
}  // namespace detail::problems

namespace detail::shape {
template <class... S>
using broadcast_problem =
    std::conditional_t<Broadcast<S...>::fits, none,
                       problems::operands_could_not_be_broadcast_together_with_shapes<shown<S>...>>;
}  // namespace detail::shape

}  // namespace dovetail::inline DOVETAIL_TARGET
