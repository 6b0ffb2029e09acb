// SPDX-License-Identifier: MIT
#include <dovetail/formula/reverse.hpp>

// Gradients as nodes.
using namespace dovetail::detail::formula;

constexpr Extents matrix = {1, 1, 1, 1, 3, 4}, row = {1, 1, 1, 1, 1, 4};
constexpr int symbol_in(Trace& t, const Extents& extents) {
  return t.append({.op = Op::input, .extents = extents, .value = static_cast<double>(t.size())});
}
constexpr int gradient_of(Trace& t, int y, int x) {
  int to = -1;
  reverse(t, y, constant(t, 1), &x, 1, &to);
  return to;
}

// Of a sum, the number 1 for each element.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix);
  const Node g = t[gradient_of(t, total(t, x, matrix, 3u << 4), x)];
  return g.op == Op::spread && t.is(g.from[0], 1) && g.extents == matrix;
}());
// Of e^x, e^x itself: no new exponential.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), e = element_of(t, Op::exp, x);
  return gradient_of(t, total(t, e, matrix, 3u << 4), x) == e;
}());
// What was stretched is summed over what it was stretched to.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), b = symbol_in(t, row);
  const Node g = t[gradient_of(t, total(t, times(t, x, b), matrix, 3u << 4), b)];
  return g.op == Op::total && g.from[0] == x && g.axes == 1u << 4 && g.extents == row;
}());
// What does not depend on x has the gradient 0, and so has what is stopped.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix);
  const Node none = t[gradient_of(t, total(t, y, matrix, 3u << 4), x)];
  const Node stopped = t[gradient_of(t, total(t, element_of(t, Op::stop, x), matrix, 3u << 4), x)];
  return t.is(none.from[0], 0) && t.is(stopped.from[0], 0);
}());
// Of a product of matrices, two products.
static_assert([] {
  Trace t;
  const int a = symbol_in(t, matrix), b = symbol_in(t, {1, 1, 1, 1, 4, 2});
  const AxisLabels mk{0, 0, 0, 0, 'm', 'k'}, kn{0, 0, 0, 0, 'k', 'n'}, mn{0, 0, 0, 0, 'm', 'n'};
  const int c = product(t, {a, mk}, {b, kn}, mn, {1, 1, 1, 1, 3, 2});
  const Node g = t[gradient_of(t, total(t, c, t.extents(c), 3u << 4), a)];
  return g.op == Op::product && g.extents == matrix && g.labels[0] == mn && g.labels[1] == kn && g.labels[2] == mk;
}());
