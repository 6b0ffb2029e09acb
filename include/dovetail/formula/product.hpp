// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/movement.hpp>
#include <dovetail/formula/reduction.hpp>

/// Products c = Σ a · b over labelled axes, written into a trace: matmul, dot, einsum and their gradients are one node.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// A letter for each axis of Extents; 0 for one of one element.
using AxisLabels = std::array<char, most_axes>;
constexpr bool has_label(const AxisLabels& labels, char label) {
  for (const char c : labels)
    if (c == label) return true;
  return false;
}

/// An operand, with the letters of its axes. Permuted axes are the letters in another order, and cost nothing.
struct Factor {
  int node;
  AxisLabels labels;
};
constexpr Factor without_permutation(const Trace& t, Factor x) {
  const Node n = t[x.node];
  if (n.op != Op::view || n.layout.offset != 0 || n.layout.per_row != 0) return x;
  const Extents base = t.extents(n.from[0]);
  const auto steps = row_major_steps(base);
  if (count_of(base) != count_of(n.extents)) return x;
  Factor result{n.from[0], {}};
  for (std::size_t i = 0; i < base.size(); ++i) {
    bool found = base[i] == 1;
    for (std::size_t j = 0; !found && j < base.size(); ++j)
      if (n.extents[j] == base[i] && n.layout.steps[j] == steps[i]) result.labels[i] = x.labels[j], found = true;
    if (!found) return x;
  }
  return result;
}

/// c = Σ a · b. Its letters are those of `labels`, each of which a or b has.
constexpr int product(Trace& t, Factor a, Factor b, const AxisLabels& labels, const Extents& extents) {
  for (Factor* const x : {&a, &b}) {
    *x = without_permutation(t, *x);
    if (t.op(x->node) == Op::constant) x->node = formula::base_of(t, x->node);
    for (std::size_t i = 0; i < most_axes; ++i)
      if (t.extents(x->node)[i] == 1) x->labels[i] = 0;
  }
  return t.add({.op = Op::product,
                .from = {a.node, b.node, -1, -1},
                .extents = extents,
                .labels = {a.labels, b.labels, labels}});
}

/// How many products node i adds up, if it is one.
constexpr std::size_t multiply_adds_of(const Trace& t, int i) {
  const Node y = t[i];
  if (y.op != Op::product) return 0;
  std::size_t n = count_of(y.extents).known;
  for (std::size_t axis = 0; axis < most_axes; ++axis) {
    const char a = y.labels[0][axis], b = y.labels[1][axis];
    if (a != 0 && !has_label(y.labels[2], a)) n *= t.extents(y.from[0])[axis];
    if (b != 0 && !has_label(y.labels[2], b) && !has_label(y.labels[0], b)) n *= t.extents(y.from[1])[axis];
  }
  return n;
}

/// The gradient of operand `which` of product y, of which that of y is g: the product of g and the other operand. What
/// only this operand has is the same along those axes.
constexpr int of_operand(Trace& t, const Node& y, int g, std::size_t which) {
  const int x = y.from[which], other = y.from[1 - which];
  const AxisLabels &own = y.labels[which], &others = y.labels[1 - which];
  Extents extents = t.extents(x);
  AxisLabels labels = own;
  for (std::size_t i = 0; i < most_axes; ++i)
    if (own[i] != 0 && !has_label(others, own[i]) && !has_label(y.labels[2], own[i])) labels[i] = 0, extents[i] = 1;
  return formula::product(t, {formula::spread(t, g, y.extents), y.labels[2]}, {other, others}, labels, extents);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
