// SPDX-License-Identifier: MIT
#include <dovetail/formula/movement.hpp>

// Views of views are views of one base, and most gradients of views are views.
using namespace dovetail::detail::formula;

constexpr Extents matrix = {1, 1, 1, 1, 3, 4}, turned = {1, 1, 1, 1, 4, 3}, flat = {1, 1, 1, 1, 1, 12};
constexpr std::array<std::size_t, most_axes> swapped = {0, 1, 2, 3, 5, 4};
constexpr int matrix_in(Trace& t) { return t.append({.op = Op::input, .extents = matrix}); }

static_assert([] {
  Trace t;
  const int x = matrix_in(t), y = permuted_axes(t, x, swapped);
  return t[y].op == Op::view && t.extents(y) == turned && permuted_axes(t, y, swapped) == x;
}());
static_assert([] {
  Trace t;
  const int x = matrix_in(t), y = reshaped(t, x, flat);
  return t[y].from[0] == x && reshaped(t, y, matrix) == x;
}());
// What is not row-major is copied before it gets another shape.
static_assert([] {
  Trace t;
  const int x = matrix_in(t), y = reshaped(t, permuted_axes(t, x, swapped), flat);
  return t[t[y].from[0]].op == Op::spread;
}());
// The gradient of the base: of a permutation the inverse one, of a part zeros around it.
static_assert([] {
  Trace t;
  const int x = matrix_in(t), y = permuted_axes(t, x, swapped);
  const int g = t.append({.op = Op::input, .extents = turned, .value = 1});
  const Node inverse = t[of_base(t, g, t[y], matrix)];
  const int part = view_at(t, x, {1, 1, 1, 1, 1, 4}, {4, 0, {0, 0, 0, 0, 0, 1}});
  const int h = t.append({.op = Op::input, .extents = {1, 1, 1, 1, 1, 4}, .value = 2});
  return inverse.op == Op::view && inverse.from[0] == g && t[of_base(t, h, t[part], matrix)].op == Op::place;
}());
// Reversed elements: the gradient is reversed.
static_assert([] {
  Trace t;
  const int x = matrix_in(t), y = view_at(t, x, matrix, {3, 0, {0, 0, 0, 0, 4, -1}});
  const int g = t.append({.op = Op::input, .extents = matrix, .value = 1});
  const Node back = t[of_base(t, g, t[y], matrix)];
  return back.op == Op::view && back.layout == Layout{3, 0, {0, 0, 0, 0, 4, -1}};
}());
