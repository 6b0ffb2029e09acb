// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <utility>

#include <dovetail/expressions/operand.hpp>

/// Behind the parameters of a lambda that must become part of its caller: [&](auto at) DOVETAIL_INLINE_LAMBDA { ... }.
#define DOVETAIL_INLINE_LAMBDA __attribute__((always_inline))

/// The loop nest of an assignment, worked out at compile time.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// The loops over a result of shape S: its axes of more than one element, of which the last run as one where all
/// operands allow it.
template <class S, class... X>
struct Loops {
  static constexpr std::size_t count = [] {
    std::size_t n = 0;
    for (const std::size_t extent : S::dims) n += extent != 1;
    return n;
  }();
  static constexpr auto axes = [] {
    std::array<std::size_t, count + 1> list{};
    std::size_t n = 0;
    for (std::size_t axis = 0; axis < S::rank; ++axis)
      if (S::dims[axis] != 1) list[n++] = axis;
    list[n] = S::rank;  // along which a single element lies
    return list;
  }();
  /// How many loops there are around the innermost one.
  static constexpr std::size_t outer = [] {
    if (count == 0) return std::size_t{0};
    std::size_t first = count - 1;
    while (first > 0 && (X::template can_collapse<S>(axes[first - 1], axes[first]) && ...)) --first;
    return first;
  }();
  /// The axis along which the innermost one runs.
  static constexpr std::size_t inner = axes[count == 0 ? 0 : count - 1];
  /// Whether run time tells how long it is.
  static constexpr bool open = count > 0 && outer == 0 && S::dims[0] == dynamic;
  /// How many elements the loops from `first` on have together.
  static constexpr std::size_t length_from(std::size_t first, std::size_t rows) {
    std::size_t n = 1;
    for (std::size_t i = first; i < count; ++i) n *= axes[i] == 0 ? rows : S::dims[axes[i]];
    return n;
  }
  /// How many elements the innermost loop has.
  static constexpr std::size_t length(std::size_t rows) { return length_from(outer, rows); }

  /// Calls f(index) where each innermost loop starts.
  template <std::size_t Loop = 0, class F>
  static constexpr void for_each(std::size_t rows, F f, Index<S::rank> index = {}) {
    if constexpr (Loop == outer) {
      f(std::as_const(index));
    } else {
      constexpr std::size_t axis = axes[Loop];
      const std::size_t extent = axis == 0 ? rows : S::dims[axis];
      for (std::size_t& i = index[axis]; i < extent; ++i) for_each<Loop + 1>(rows, f, index);
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
