// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>

#include <dovetail/shape/shape.hpp>

/// What a formula computes, as values: one node for each tensor in it.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// How many axes tensors of a formula have at most.
inline constexpr int most_axes = 6;
/// Aligned at the last axis, as broadcasting has them: (3) and (1, 3) are the same.
using Extents = std::array<std::size_t, most_axes>;
inline constexpr Extents one_element = {1, 1, 1, 1, 1, 1};
/// The axes of a reduction: bit i is axis i of Extents.
using Axes = unsigned;
inline constexpr Axes last_axis = 1u << (most_axes - 1);

/// The operations, those of elements in the order of ElementFunctions.
enum class Op : unsigned char {
  input,
  constant,  // value · rows^power
  plus,
  minus,
  times,
  divide,
  negative,
  minimum,
  maximum,
  clamp,
  where,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  abs,
  sign,
  square,
  exp,
  expm1,
  log,
  log1p,
  sqrt,
  rsqrt,
  sin,
  cos,
  tan,
  tanh,
  sigmoid,
  relu,
  erf,
  floor,
  ceil,
  round,
  trunc,
  pow,
  spread,   // x itself, stretched to more elements
  stop,     // x itself, without a gradient
  custom,   // x itself; the gradient is that of its rule, of the other operands
  total,    // Σ x over axes
  most,     // the largest element over axes
  view,     // elements of x elsewhere: see Layout
  place,    // zeros, with the elements of x where a view of them would find them
  running,  // Σ of the elements up to each one along an axis; from the last one where value is -1
  product   // Σ a · b over labels
};
constexpr bool is_elementwise(Op op) { return op >= Op::plus && op <= Op::custom; }
/// Its value is that of its first operand.
constexpr bool is_identity(Op op) { return op >= Op::spread && op <= Op::custom; }
constexpr bool is_comparison(Op op) { return op >= Op::less && op <= Op::not_equal; }
constexpr bool is_reduction(Op op) { return op == Op::total || op == Op::most; }
/// Made by a function of its own, in memory.
constexpr bool is_block(Op op) { return op >= Op::place; }
/// Worth a place in memory where it is needed again: more than a few instructions for a pack.
constexpr bool is_expensive(Op op) {
  return (op >= Op::exp && op <= Op::log1p) || (op >= Op::sin && op <= Op::sigmoid) || op == Op::erf || op == Op::pow;
}

/// Where the elements of a view lie in the row-major elements that it is of: from `offset` + rows · `per_row` on, at
/// steps along each axis.
struct Layout {
  std::ptrdiff_t offset = 0, per_row = 0;
  std::array<std::ptrdiff_t, most_axes> steps{};
  constexpr bool operator==(const Layout&) const = default;
};
/// Of row-major elements without gaps; 0 along axes of one element. Only the leading extent may be dynamic.
constexpr std::array<std::ptrdiff_t, most_axes> row_major_steps(const Extents& extents) {
  std::array<std::ptrdiff_t, most_axes> steps{};
  std::ptrdiff_t step = 1;
  for (std::size_t i = most_axes; i-- > 0;) {
    if (extents[i] == 1) continue;
    steps[i] = step;
    if (extents[i] != dynamic) step *= static_cast<std::ptrdiff_t>(extents[i]);
  }
  return steps;
}
/// The shape of operands that are broadcast together.
constexpr Extents joined(Extents a, const Extents& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] == 1) a[i] = b[i];
  return a;
}
/// Of a shape that is a type.
template <class S>
constexpr Extents extents_of() {
  Extents extents = one_element;
  for (std::size_t i = 0; i < S::rank; ++i) extents[most_axes - S::rank + i] = S::dims[i];
  return extents;
}

class Trace;
/// How the gradient of a `custom` node becomes those of its operands from the second one on: to[k] is that of operand
/// k + 1. y is the node, dy its gradient.
using Rule = void (*)(Trace& trace, int y, int dy, int* to);

struct Node {
  Op op{};
  std::array<int, 4> from{-1, -1, -1, -1};  ///< its operands, which come before it
  Extents extents = one_element;
  double value = 0;  ///< of a constant; of an input: which one
  int power = 0;     ///< of a constant: of the number of rows, since a mean over them divides by it
  Axes axes = 0;     ///< of a reduction
  Layout layout{};   ///< of a view and of place
  std::array<std::array<char, most_axes>, 3> labels{};  ///< of a product: of both operands' axes and its own
  Rule rule = nullptr;
  int depth = 0;  ///< how many reductions it takes, one after the other
  constexpr bool operator==(const Node&) const = default;
};

/// How many operands its value depends on.
constexpr std::size_t operands_of(Op op) { return is_identity(op) ? 1 : 4; }

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
