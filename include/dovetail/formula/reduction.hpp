// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/formula/simplify.hpp>

/// Sums and largest elements over axes, written into a trace.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Whether a is the same along these axes.
constexpr bool is_same_along(const Trace& t, int a, Axes axes) {
  for (std::size_t i = 0; i < most_axes; ++i)
    if ((axes >> i & 1u) != 0 && t.extents(a)[i] != 1) return false;
  return true;
}
constexpr Extents without(Extents extents, Axes axes) {
  for (std::size_t i = 0; i < most_axes; ++i)
    if ((axes >> i & 1u) != 0) extents[i] = 1;
  return extents;
}
/// Of what a is stretched to, the axes along which it is the same.
constexpr Axes stretched_axes(const Extents& a, const Extents& to) {
  Axes axes = 0;
  for (std::size_t i = 0; i < most_axes; ++i)
    if (a[i] == 1 && to[i] != 1) axes |= 1u << i;
  return axes;
}
constexpr int total_of(Trace& t, int a, Axes axes);

/// Σ over axes of a that is stretched to `from`: where it is the same along one, a product with the extent.
constexpr int total(Trace& t, int a, const Extents& from, Axes axes) {
  double factor = 1;
  int power = 0;
  Axes real = 0;
  for (std::size_t i = 0; i < most_axes; ++i) {
    if ((axes >> i & 1u) == 0 || from[i] == 1) continue;
    if (t.extents(a)[i] != 1)
      real |= 1u << i;
    else if (from[i] == dynamic)
      ++power;
    else
      factor *= static_cast<double>(from[i]);
  }
  const int sum = real == 0 ? a : formula::total_of(t, a, real);
  return factor == 1 && power == 0 ? sum : formula::times(t, sum, formula::constant(t, factor, power));
}
/// How many reductions come before x, of which factors that are the same along the axes are left out.
constexpr int depth_without_factors(const Trace& t, int x, Axes axes) {
  while (t.op(x) == Op::negative) x = t[x].from[0];
  const Node n = t[x];
  if (n.op == Op::times && is_same_along(t, n.from[1], axes)) return t[n.from[0]].depth;
  if (n.op == Op::times && is_same_along(t, n.from[0], axes)) return t[n.from[1]].depth;
  return n.depth;
}
// Sums move towards the operands, which come before: that ends. They do where factors leave them, and where one of two
// terms is known before the other, so that its sum is made in an earlier pass over the elements.
constexpr int total_of(Trace& t, int a, Axes axes) {
  const Node n = t[a];
  if (is_same_along(t, a, axes)) return a;
  if (!t.as_written) {
    const int x = n.from[0], y = n.from[1];
    if (n.op == Op::negative) return formula::negated(t, formula::total_of(t, x, axes));
    if (n.op == Op::times && is_same_along(t, y, axes)) return formula::times(t, formula::total_of(t, x, axes), y);
    if (n.op == Op::times && is_same_along(t, x, axes)) return formula::times(t, formula::total_of(t, y, axes), x);
    if ((n.op == Op::plus || n.op == Op::minus) &&
        (t[x].depth != t[y].depth ||
         (std::max)(depth_without_factors(t, x, axes), depth_without_factors(t, y, axes)) < n.depth)) {
      const int first = formula::total(t, x, n.extents, axes), second = formula::total(t, y, n.extents, axes);
      return n.op == Op::plus ? formula::plus(t, first, second) : formula::minus(t, first, second);
    }
  }
  return t.add({.op = Op::total, .from = {a, -1, -1, -1}, .extents = without(n.extents, axes), .axes = axes});
}
/// The largest element over axes.
constexpr int most(Trace& t, int a, Axes axes) {
  const Extents from = t.extents(a), to = without(from, axes);
  return to == from ? a
                    : t.add({.op = Op::most, .from = {a, -1, -1, -1}, .extents = to, .axes = stretched_axes(to, from)});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
