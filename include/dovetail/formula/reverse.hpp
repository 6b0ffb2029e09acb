// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/product.hpp>

/// Reverse mode: the gradients of a node are nodes of the same trace, of which there are gradients again.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Where a minimum, a maximum or a largest element is reached: 1 for the one, half a 1 for each of two equals.
constexpr int share_of_larger(Trace& t, int larger, int other) {
  const int one = constant(t, 1), zero = constant(t, 0), half = constant(t, 0.5);
  return selected(t, element_of(t, Op::greater, larger, other), one,
                  selected(t, element_of(t, Op::equal, larger, other), half, zero));
}

/// What operand k of node i, a function of elements, gets of the gradient g of i, or -1: nothing. Kinks are JAX's.
constexpr int of_element(Trace& t, int i, int g, std::size_t k) {
  const Node y = t[i];
  const int a = y.from[0], b = y.from[1], c = y.from[2];
  const auto number = [&](double value) { return constant(t, value); };
  switch (y.op) {
    case Op::plus:
    case Op::spread:
      return g;
    case Op::minus:
      return k == 0 ? g : negated(t, g);
    case Op::times:
      return times(t, g, k == 0 ? b : a);
    case Op::divide:
      return k == 0 ? divided(t, g, b) : negated(t, times(t, divided(t, g, b), i));
    case Op::negative:
      return negated(t, g);
    case Op::maximum:
      return times(t, g, k == 0 ? share_of_larger(t, a, b) : share_of_larger(t, b, a));
    case Op::minimum:
      return times(t, g, k == 0 ? share_of_larger(t, b, a) : share_of_larger(t, a, b));
    case Op::clamp:  // of x, the least and the most
      if (k == 1) return selected(t, element_of(t, Op::less, a, b), g, number(0));
      if (k == 2) return selected(t, element_of(t, Op::less, c, a), g, number(0));
      return selected(t, element_of(t, Op::less, b, a), selected(t, element_of(t, Op::less, a, c), g, number(0)),
                      number(0));
    case Op::where:
      if (k == 0) return -1;
      return k == 1 ? selected(t, a, g, number(0)) : selected(t, a, number(0), g);
    case Op::abs:
      return times(t, g, element_of(t, Op::sign, a));
    case Op::square:
      return times(t, times(t, g, a), number(2));
    case Op::exp:
      return times(t, g, i);
    case Op::expm1:
      return times(t, g, plus(t, i, number(1)));
    case Op::log:
      return divided(t, g, a);
    case Op::log1p:
      return divided(t, g, plus(t, a, number(1)));
    case Op::sqrt:
      return divided(t, times(t, g, number(0.5)), i);
    case Op::rsqrt:
      return times(t, times(t, g, divided(t, i, a)), number(-0.5));
    case Op::sin:
      return times(t, g, element_of(t, Op::cos, a));
    case Op::cos:
      return negated(t, times(t, g, element_of(t, Op::sin, a)));
    case Op::tan:
      return times(t, g, plus(t, element_of(t, Op::square, i), number(1)));
    case Op::tanh:
      return times(t, g, minus(t, number(1), element_of(t, Op::square, i)));
    case Op::sigmoid:
      return times(t, g, times(t, i, minus(t, number(1), i)));
    case Op::relu:
      return selected(t, element_of(t, Op::greater, a, number(0)), g, number(0));
    case Op::erf:  // 2 / √π e^(-x²)
      return times(t, times(t, g, element_of(t, Op::exp, negated(t, element_of(t, Op::square, a)))),
                   number(1.1283791670955126));
    case Op::pow: {  // b a^(b - 1), 0 where b is 0; log(a) a^b, 0 where a is 0
      if (k == 0)
        return times(t, g,
                     selected(t, element_of(t, Op::equal, b, number(0)), number(0),
                              times(t, b, element_of(t, Op::pow, a, minus(t, b, number(1))))));
      const int none = element_of(t, Op::equal, a, number(0));
      return times(t, g, times(t, element_of(t, Op::log, selected(t, none, number(1), a)), i));
    }
    default:  // constant almost everywhere, or a comparison
      return -1;
  }
}
/// The same of all other nodes. Those of a `custom` node are at to[k - 1].
constexpr int of_other(Trace& t, int i, int g, std::size_t k) {
  const Node y = t[i];
  switch (y.op) {
    case Op::total:
      return g;
    case Op::most: {  // shared by equals
      const int is_most = element_of(t, Op::equal, y.from[0], i);
      return times(t, divided(t, g, total(t, is_most, t.extents(y.from[0]), y.axes)), is_most);
    }
    case Op::view:
      return of_base(t, spread(t, g, y.extents), y, t.extents(y.from[0]));
    case Op::place:
      return part_of(t, spread(t, g, y.extents), t.extents(y.from[0]), y.layout);
    case Op::running:
      return running_sum(t, spread(t, g, y.extents), y.axes, y.value > 0);
    case Op::product:
      return of_operand(t, y, g, k);
    default:
      return -1;
  }
}

/// Writes the gradients of y, given that of y, by wrt[0], wrt[1], ... to to[0], to[1], ... They stay as small as they
/// are: that of a sum is a number, and is spread where more is needed.
constexpr void reverse(Trace& t, int y, int dy, const int* wrt, int count, int* to) {
  const bool before = std::exchange(t.as_written, false);
  const int end = y + 1;
  int* const gradient = new int[static_cast<std::size_t>(end)];
  bool* const active = new bool[static_cast<std::size_t>(end)];
  for (int i = 0; i < end; ++i) {
    gradient[i] = -1, active[i] = false;
    const Node n = t[i];
    for (int k = 0; k < count; ++k) active[i] = active[i] || wrt[k] == i;
    for (std::size_t k = n.op == Op::custom; k < 4 && n.op != Op::stop; ++k)
      active[i] = active[i] || (n.from[k] >= 0 && active[n.from[k]]);
  }
  gradient[y] = dy;
  for (int i = y; i >= 0; --i) {
    const int g = gradient[i];
    if (g < 0 || !active[i]) continue;
    const Node n = t[i];
    int by_rule[3]{-1, -1, -1};
    if (n.op == Op::custom) n.rule(t, i, g, by_rule);
    for (std::size_t k = n.op == Op::custom; k < 4; ++k) {
      const int x = n.from[k];
      if (x < 0 || !active[x]) continue;
      int part = n.op == Op::custom     ? by_rule[k - 1]
                 : is_elementwise(n.op) ? of_element(t, i, g, k)
                                        : of_other(t, i, g, k);
      if (part < 0) continue;
      // What was stretched is summed.
      if (is_elementwise(n.op) && n.op != Op::custom)
        if (const Axes axes = stretched_axes(t.extents(x), n.extents); axes != 0)
          part = total(t, part, n.extents, axes);
      gradient[x] = gradient[x] < 0 ? part : plus(t, gradient[x], part);
    }
  }
  for (int k = 0; k < count; ++k) {
    const int g = wrt[k] < end ? gradient[wrt[k]] : -1;
    to[k] = spread(t, g < 0 ? constant(t, 0) : g, t.extents(wrt[k]));
  }
  delete[] gradient;
  delete[] active;
  t.as_written = before;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
