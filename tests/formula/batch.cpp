// SPDX-License-Identifier: MIT
#include <dovetail/formula/batch.hpp>

// What is written down of one sample, for all samples.
using namespace dovetail::detail::formula;

constexpr Extents row = {1, 1, 1, 1, 1, 4}, column = {1, 1, 1, 1, 3, 1}, matrix = {1, 1, 1, 1, 3, 4};
constexpr Extents of_rows(Extents extents) {
  extents[0] = dovetail::dynamic;
  return extents;
}

// Parameters stay as they are; x, and all that depends on it, is there for each sample.
static_assert([] {
  Draft one, all;
  const int p = one.input(row), x = one.input(row);
  const int scale = element_of(one.trace, Op::exp, p), y = element_of(one.trace, Op::times, x, scale);
  const Batch batch(one, 1, all);
  return !batch.differs(scale) && all.trace.extents(batch.each(scale)) == row && batch.differs(y) &&
         all.trace.extents(batch.each(y)) == of_rows(row) && all.given_count == 2;
}());
// The sum of a product over samples is a product: that of xᵀ and dy.
static_assert([] {
  Draft one, all;
  const int x = one.input(column), dy = one.input(row);
  const AxisLabels i{0, 0, 0, 0, 'i', 0}, o{0, 0, 0, 0, 0, 'o'}, io{0, 0, 0, 0, 'i', 'o'};
  const int outer = product(one.trace, {x, i}, {dy, o}, io, matrix);
  const Batch batch(one, 0, all);
  const Node sum = all.trace[batch.sum(outer)];
  return sum.op == Op::product && sum.extents == matrix && sum.labels[0][0] == sample_letter &&
         sum.labels[1][0] == sample_letter && sum.labels[2][0] == 0 && sum.from[0] == batch.each(x);
}());
// Of a sum of such products too, and of a view of one.
static_assert([] {
  Draft one, all;
  const int x = one.input(column), dy = one.input(row);
  const AxisLabels i{0, 0, 0, 0, 'i', 0}, o{0, 0, 0, 0, 0, 'o'}, io{0, 0, 0, 0, 'i', 'o'};
  const int outer = product(one.trace, {x, i}, {dy, o}, io, matrix);
  const int shifted = element_of(one.trace, Op::plus, outer, x);
  const int seen = reshaped(one.trace, outer, {1, 1, 1, 1, 1, 12});
  const Batch batch(one, 0, all);
  const Node sum = all.trace[batch.sum(shifted)], view = all.trace[batch.sum(seen)];
  return sum.op == Op::plus && view.op == Op::view && all.trace.op(view.from[0]) == Op::product;
}());
// A sum over a sample's axes and over the samples is one sum; a factor that all samples share is multiplied last.
static_assert([] {
  Draft one, all;
  const int p = one.input(row), x = one.input(matrix);
  const int sum = total(one.trace, x, matrix, 1u << 4), scaled = element_of(one.trace, Op::times, x, p);
  const Batch batch(one, 1, all);
  const Node both = all.trace[batch.sum(sum)], product = all.trace[batch.sum(scaled)];
  return both.op == Op::total && both.axes == ((1u << 4) | first_axis) && product.op == Op::times &&
         all.trace.op(product.from[0]) != Op::times;
}());
// What is the same for all samples is as often there as there are samples.
static_assert([] {
  Draft one, all;
  const int p = one.input(row);
  const Batch batch(one, 1, all);
  const Node sum = all.trace[batch.sum(p)];
  return sum.op == Op::times && all.trace[sum.from[1]].power == 1;
}());
// The elements of a view lie in those of its sample.
static_assert([] {
  Draft one, all;
  const int x = one.input(matrix);
  const int part = part_of(one.trace, x, row, {4, 0, row_major_steps(row)});
  const Batch batch(one, 0, all);
  const Node view = all.trace[batch.each(part)];
  return view.layout.steps[0] == 12 && view.layout.offset == 4 && view.extents == of_rows(row);
}());
