// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/formula/trace.hpp>

/// Functions of elements, written into a trace. What a user wrote is written down as it is; what is derived is
/// simplified on the way, by rules that end: each leaves less of something, as said beside it.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

constexpr int constant(Trace& t, double value, int power = 0) {
  return t.add({.op = Op::constant, .value = value, .power = power});
}
/// op of elements, with nothing simplified.
constexpr int element_of(Trace& t, Op op, int a, int b = -1, int c = -1) {
  Extents extents = t.extents(a);
  for (const int x : {b, c})
    if (x >= 0) extents = joined(extents, t.extents(x));
  return t.add({.op = op, .from = {a, b, c, -1}, .extents = extents});
}
constexpr int spread(Trace& t, int a, const Extents& to) {
  return t.extents(a) == to ? a : t.add({.op = Op::spread, .from = {a, -1, -1, -1}, .extents = to});
}

/// -(-x) is x: two nodes less.
constexpr int negated(Trace& t, int a) {
  const Node x = t[a];
  if (!t.as_written) {
    if (x.op == Op::negative) return x.from[0];
    if (x.op == Op::constant) return formula::constant(t, -x.value, x.power);
  }
  return formula::element_of(t, Op::negative, a);
}
constexpr int minus(Trace& t, int a, int b);
/// A sum or a difference of products, a common factor of which moves out, or -1.
constexpr int with_factor_outside(Trace& t, Op op, int a, int b);

/// x + 0 is x, constants are added, and a negative operand is subtracted: one node less each.
constexpr int plus(Trace& t, int a, int b) {
  if (!t.as_written) {
    if (t.is(a, 0)) return b;
    if (t.is(b, 0)) return a;
    const Node x = t[a], y = t[b];
    if (x.op == Op::constant && y.op == Op::constant && x.power == y.power)
      return formula::constant(t, x.value + y.value, x.power);
    if (y.op == Op::negative) return formula::minus(t, a, y.from[0]);
    if (x.op == Op::negative) return formula::minus(t, b, x.from[0]);
    if (const int found = with_factor_outside(t, Op::plus, a, b); found >= 0) return found;
  }
  return a < b ? formula::element_of(t, Op::plus, a, b) : formula::element_of(t, Op::plus, b, a);
}
/// As plus.
constexpr int minus(Trace& t, int a, int b) {
  if (!t.as_written) {
    if (t.is(b, 0)) return a;
    if (t.is(a, 0)) return formula::negated(t, b);
    const Node x = t[a], y = t[b];
    if (x.op == Op::constant && y.op == Op::constant && x.power == y.power)
      return formula::constant(t, x.value - y.value, x.power);
    if (y.op == Op::negative) return formula::plus(t, a, y.from[0]);
    if (const int found = with_factor_outside(t, Op::minus, a, b); found >= 0) return found;
  }
  return formula::element_of(t, Op::minus, a, b);
}

/// What a product is simplified to, or -1.
constexpr int simpler_product(Trace& t, int a, int b);

/// x · y, the constant last.
constexpr int times(Trace& t, int a, int b) {
  if (!t.as_written) {
    if (t.op(a) == Op::constant || (t.op(b) != Op::constant && b < a)) std::swap(a, b);
    if (const int found = formula::simpler_product(t, a, b); found >= 0) return found;
    if (a == b) return formula::element_of(t, Op::square, a);
  }
  return formula::element_of(t, Op::times, a, b);
}
constexpr int simpler_product(Trace& t, int a, int b) {
  const Node x = t[a], y = t[b];
  // One node less each.
  if (t.is(b, 0)) return b;
  if (t.is(b, 1)) return a;
  if (t.is(b, -1)) return formula::negated(t, a);
  if (x.op == Op::constant) return formula::constant(t, x.value * y.value, x.power + y.power);
  // Signs move out, so that they meet and go: the product that is left has one less below it.
  if (x.op == Op::negative) return formula::negated(t, formula::times(t, x.from[0], b));
  if (y.op == Op::negative) return formula::negated(t, formula::times(t, a, y.from[0]));
  // Constants move out, and then meet: the product that is left has one less below it.
  const auto constant_of = [&](const Node& n) {
    return n.op == Op::times && t.op(n.from[1]) == Op::constant ? n.from[1] : -1;
  };
  const Extents full = joined(x.extents, y.extents);
  if (const int c = constant_of(x); c >= 0 && y.op == Op::constant)
    return formula::times(t, x.from[0], formula::times(t, c, b));
  if (full == one_element) {
    if (const int c = constant_of(x); c >= 0) return formula::times(t, formula::times(t, x.from[0], b), c);
    if (const int c = constant_of(y); c >= 0) return formula::times(t, formula::times(t, a, y.from[0]), c);
  }
  // A factor that is the same along an axis moves out, or joins another one: of the factors below the product, or of
  // the products of all elements, there is one less. Sums leave such factors out, and then they are numbers.
  for (const bool first : {true, false}) {
    const Node n = first ? x : y;
    const int other = first ? b : a;
    if (n.op != Op::times || n.extents != full) continue;
    for (const bool swapped : {false, true}) {
      const int u = n.from[swapped], v = n.from[!swapped];
      if (t.extents(u) != full || t.extents(v) == full) continue;
      if (t.extents(other) == full) return formula::times(t, formula::times(t, u, other), v);
      if (joined(t.extents(v), t.extents(other)) != full) return formula::times(t, u, formula::times(t, v, other));
    }
  }
  return -1;
}

// Product x without factor f, of which it has one less, or -1.
constexpr int without_factor(Trace& t, int x, int f) {
  if (x == f) return formula::constant(t, 1);
  const Node n = t[x];
  if (n.op == Op::square) return n.from[0] == f ? f : -1;
  if (n.op != Op::times) return -1;
  for (const bool second : {false, true})
    if (const int left = without_factor(t, n.from[second], f); left >= 0)
      return formula::times(t, left, n.from[!second]);
  return -1;
}
// Of the two products that have the factor, one is left.
constexpr int with_factor_outside(Trace& t, Op op, int a, int b) {
  const Node x = t[a];
  if (x.op != Op::times) return -1;
  for (const int f : {x.from[0], x.from[1]}) {
    if (t.op(f) == Op::constant || t.extents(f) != joined(x.extents, t.extents(b))) continue;
    if (const int rest = without_factor(t, b, f); rest >= 0) {
      const int own = without_factor(t, a, f);
      return formula::times(t, f, op == Op::plus ? formula::plus(t, own, rest) : formula::minus(t, own, rest));
    }
  }
  return -1;
}

/// x / y. Division by what is the same along an axis becomes a product, of which times knows more.
constexpr int divided(Trace& t, int a, int b) {
  if (!t.as_written) {
    const Node y = t[b];
    if (y.op == Op::constant && y.value != 0) return formula::times(t, a, formula::constant(t, 1 / y.value, -y.power));
    if (y.extents != joined(t.extents(a), y.extents))
      return formula::times(t, a, formula::element_of(t, Op::divide, formula::constant(t, 1), b));
  }
  return formula::element_of(t, Op::divide, a, b);
}

/// condition ? a : b
constexpr int selected(Trace& t, int condition, int a, int b) { return element_of(t, Op::where, condition, a, b); }

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
