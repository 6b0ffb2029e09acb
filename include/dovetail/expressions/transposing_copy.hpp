// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <type_traits>

#include <dovetail/kernels/transpose.hpp>
#include <dovetail/expressions/expression.hpp>

/// Copies between elements of which one side lies along another axis than the other: transpositions of matrices, in
/// registers.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// How To and X, two operands, lie along the axes of To's shape. Axes that are one axis on both sides are joined.
template <class To, class X>
struct TransposingCopy {
  using S = typename To::shape;
  struct Axis {
    std::size_t extent;  // of which the rows are a factor where `open`
    bool open;
    std::ptrdiff_t from, to;
  };
  struct Axes {
    std::size_t count = 0, across = S::rank, along = S::rank;  // the axes of stride 1, of X and of To
    std::array<Axis, S::rank + 1> axis{};
  };
  static constexpr Axes axes = [] {
    constexpr auto from = broadcast_strides<S, typename X::shape, typename X::strides>;
    constexpr auto to = broadcast_strides<S, S, typename To::strides>;
    Axes list;
    for (std::size_t i = 0; i < S::rank; ++i) {
      const bool open = S::dims[i] == dynamic;
      const Axis next{open ? 1 : S::dims[i], open, from[i], to[i]};
      const auto extent = static_cast<std::ptrdiff_t>(next.extent);
      if (S::dims[i] == 1) continue;
      if (list.count > 0) {
        Axis& last = list.axis[list.count - 1];
        if (last.from == next.from * extent && last.to == next.to * extent) {
          last = {last.extent * next.extent, last.open, next.from, next.to};
          continue;
        }
      }
      list.axis[list.count++] = next;
    }
    for (std::size_t i = 0; i < list.count; ++i) {
      if (list.axis[i].from == 1) list.across = i;
      if (list.axis[i].to == 1) list.along = i;
    }
    return list;
  }();
  static constexpr bool pays = axes.across < axes.count && axes.along < axes.count && axes.across != axes.along &&
                               axes.axis[axes.along].from > 0 && axes.axis[axes.across].to > 0;
};

/// Whether to = x is such a copy.
template <class To, class X>
inline constexpr bool is_transposing_copy = [] {
  if constexpr (requires { typename X::strides; } && std::is_same_v<typename To::value_type, typename X::value_type>)
    return TransposingCopy<To, X>::pays;
  return false;
}();

/// to = x
template <class To, class X>
void transposing_copy(const To& to, const X& x) {
  constexpr auto axes = TransposingCopy<To, X>::axes;
  constexpr auto along = axes.axis[axes.along], across = axes.axis[axes.across];
  const auto length = [&](std::size_t i) { return axes.axis[i].extent * (axes.axis[i].open ? to.rows() : 1); };
  std::array<std::size_t, axes.count> index{};
  for (std::size_t i = 0; i < axes.count; ++i)
    if (length(i) == 0) return;
  for (;;) {  // over the other axes, the last one first
    std::ptrdiff_t from = 0, at = 0;
    for (std::size_t i = 0; i < axes.count; ++i) {
      from += static_cast<std::ptrdiff_t>(index[i]) * axes.axis[i].from;
      at += static_cast<std::ptrdiff_t>(index[i]) * axes.axis[i].to;
    }
    kernels::transpose_matrix(x.data() + from, static_cast<std::size_t>(along.from), length(axes.along),
                              length(axes.across), to.data() + at, static_cast<std::size_t>(across.to));
    std::size_t i = axes.count;
    for (; i > 0; --i) {
      if (i - 1 == axes.along || i - 1 == axes.across) continue;
      if (++index[i - 1] < length(i - 1)) break;
      index[i - 1] = 0;
    }
    if (i == 0) return;
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
