// SPDX-License-Identifier: MIT
#include <dovetail/formula/reduction.hpp>

// Sums move to where they are small.
using namespace dovetail::detail::formula;

constexpr Extents column = {1, 1, 1, 1, 3, 1}, matrix = {1, 1, 1, 1, 3, 4}, open = {1, 1, 1, 1, dovetail::dynamic, 4};
constexpr int symbol_in(Trace& t, const Extents& extents) {
  return t.append({.op = Op::input, .extents = extents, .value = static_cast<double>(t.size())});
}

// Of what is the same along an axis, a product with the extent, which run time may tell.
static_assert([] {
  Trace t;
  const int c = symbol_in(t, column);
  t.as_written = false;
  const Node four = t[total(t, c, matrix, last_axis)];
  const Node rows = t[total(t, constant(t, 2), open, last_axis | 1u << 4)];
  return four.op == Op::times && t.is(four.from[1], 4) && rows.op == Op::constant && rows.value == 8 && rows.power == 1;
}());
// A factor that is the same along the axes is left out; so is a sign.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), c = symbol_in(t, column);
  t.as_written = false;
  const Node left_out = t[total(t, times(t, x, c), matrix, last_axis)];
  const Node sign = t[total(t, negated(t, x), matrix, last_axis)];
  return left_out.op == Op::times && left_out.extents == column && sign.op == Op::negative &&
         t[sign.from[0]].op == Op::total;
}());
// A term that is known before the other is summed in an earlier pass.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix);
  t.as_written = false;
  const int later = times(t, y, total(t, x, matrix, last_axis));
  return t[total(t, plus(t, x, later), matrix, last_axis)].op == Op::plus &&
         t[total(t, plus(t, x, y), matrix, last_axis)].op == Op::total;
}());
static_assert([] {
  Trace t;
  const int c = symbol_in(t, column);
  return most(t, c, last_axis) == c && t[most(t, c, last_axis | 1u << 4)].extents == one_element;
}());
