// SPDX-License-Identifier: MIT
#include <dovetail/formula/simplify.hpp>

// What is derived is simplified, and what a user wrote is not.
using namespace dovetail::detail::formula;

constexpr Extents row = {1, 1, 1, 1, 1, 4}, matrix = {1, 1, 1, 1, 3, 4};
constexpr int symbol_in(Trace& t, const Extents& extents) {
  return t.append({.op = Op::input, .extents = extents, .value = static_cast<double>(t.size())});
}
// Whether f(trace, x, y) adds nothing to what is there and gives node `wanted` of: 0 is x, 1 is y.
template <class F>
constexpr int derived(const F& f) {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix);
  t.as_written = false;
  return f(t, x, y);
}
template <class F>
constexpr Node derived_node(const F& f) {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix);
  t.as_written = false;
  return t[f(t, x, y)];
}

static_assert(derived([](Trace& t, int x, int) { return plus(t, x, constant(t, 0)); }) == 0);
static_assert(derived([](Trace& t, int x, int) { return times(t, constant(t, 1), x); }) == 0);
static_assert(derived([](Trace& t, int x, int) { return negated(t, negated(t, x)); }) == 0);
static_assert(derived([](Trace& t, int x, int) { return minus(t, x, constant(t, 0)); }) == 0);
static_assert(derived([](Trace& t, int x, int) { return times(t, negated(t, x), constant(t, -1)); }) == 0);
static_assert(derived_node([](Trace& t, int x, int y) { return plus(t, x, negated(t, y)); }).op == Op::minus);
static_assert(derived_node([](Trace& t, int x, int) { return times(t, x, x); }).op == Op::square);
static_assert(derived_node([](Trace& t, int x, int y) { return times(t, negated(t, x), y); }).op == Op::negative);
static_assert(derived_node([](Trace& t, int x, int) { return times(t, x, constant(t, 0)); }).op == Op::constant);

// Constants meet: (x · 2) · 3 is x · 6, and x / 4 is x · 0.25.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix);
  t.as_written = false;
  const Node six = t[times(t, times(t, x, constant(t, 2)), constant(t, 3))];
  const Node quarter = t[divided(t, x, constant(t, 4))];
  return six.from[0] == x && t.is(six.from[1], 6) && quarter.op == Op::times && t.is(quarter.from[1], 0.25);
}());
// What is the same along an axis is multiplied last, and two such factors with each other.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix), r = symbol_in(t, row), s = symbol_in(t, row);
  t.as_written = false;
  const Node last = t[times(t, times(t, x, r), y)], joined_factors = t[times(t, times(t, x, r), s)];
  return (last.from[0] == r || last.from[1] == r) &&
         t.extents(joined_factors.from[0] == x ? joined_factors.from[1] : joined_factors.from[0]) == row;
}());

// Equal nodes are one; operands of a sum have one order.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix), y = symbol_in(t, matrix);
  return plus(t, x, y) == plus(t, y, x) && element_of(t, Op::exp, x) == element_of(t, Op::exp, x) && t.size() == 4;
}());
// As it is written: x · 1 and x + 0 stay.
static_assert([] {
  Trace t;
  const int x = symbol_in(t, matrix);
  return t[times(t, x, constant(t, 1))].op == Op::times && t[plus(t, x, constant(t, 0))].op == Op::plus;
}());
