// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/simplify.hpp>

/// Elements in other places, written into a trace: every view (a slice, permuted or reversed axes, another shape) is
/// one node, whatever it was made by, and has one rule.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// How many elements there are; of one row where an extent is dynamic.
struct ElementCount {
  std::size_t known = 1;
  int open = 0;  ///< dynamic extents
  constexpr bool operator==(const ElementCount&) const = default;
};
constexpr ElementCount count_of(const Extents& extents) {
  ElementCount count;
  for (const std::size_t extent : extents)
    if (extent == dynamic)
      ++count.open;
    else
      count.known *= extent;
  return count;
}

/// What a view of a is a view of: a itself, in memory, or what a is a view of.
constexpr int base_of(Trace& t, int a) {
  const Node x = t[a];
  if (x.op == Op::view) return x.from[0];
  return x.op == Op::constant ? t.add({.op = Op::spread, .from = {a, -1, -1, -1}, .extents = x.extents}) : a;
}
/// Where the elements of a lie in its base.
constexpr Layout layout_of(const Trace& t, int a) {
  return t.op(a) == Op::view ? t[a].layout : Layout{0, 0, row_major_steps(t.extents(a))};
}
constexpr bool is_row_major(const Layout& layout, const Extents& extents) {
  for (std::size_t i = 0; i < extents.size(); ++i)
    if (extents[i] != 1 && layout.steps[i] != row_major_steps(extents)[i]) return false;
  return true;
}
/// The elements of a's base at that layout.
constexpr int view_at(Trace& t, int a, const Extents& extents, Layout layout) {
  const int base = formula::base_of(t, a);
  for (std::size_t i = 0; i < extents.size(); ++i)
    if (extents[i] == 1) layout.steps[i] = 0;
  if (extents == t.extents(base) && layout == Layout{0, 0, row_major_steps(extents)}) return base;
  return t.add({.op = Op::view, .from = {base, -1, -1, -1}, .extents = extents, .layout = layout});
}
/// The elements of a at a layout over its row-major elements. What is not row-major is copied first.
constexpr int part_of(Trace& t, int a, const Extents& extents, Layout layout) {
  if (!is_row_major(layout_of(t, a), t.extents(a)))
    a = t.add({.op = Op::spread, .from = {a, -1, -1, -1}, .extents = t.extents(a)});
  const Layout whole = layout_of(t, a);
  layout.offset += whole.offset, layout.per_row += whole.per_row;
  return formula::view_at(t, a, extents, layout);
}
/// The elements in row-major order, in other extents.
constexpr int reshaped(Trace& t, int a, const Extents& to) {
  return t.extents(a) == to ? a : formula::part_of(t, a, to, {0, 0, row_major_steps(to)});
}
/// Axis i of the result is axis from[i].
constexpr int permuted_axes(Trace& t, int a, const std::array<std::size_t, most_axes>& from) {
  const Layout old = layout_of(t, a);
  Layout layout = old;
  Extents extents = one_element;
  for (std::size_t i = 0; i < from.size(); ++i)
    layout.steps[i] = old.steps[from[i]], extents[i] = t.extents(a)[from[i]];
  return formula::view_at(t, a, extents, layout);
}
/// Zeros of these extents, and the elements of a where `layout` has them.
constexpr int placed(Trace& t, int a, const Extents& extents, const Layout& layout) {
  a = t.op(a) == Op::constant ? formula::base_of(t, a) : a;
  return t.add({.op = Op::place, .from = {a, -1, -1, -1}, .extents = extents, .layout = layout});
}

/// Sums of the elements up to each one along an axis, or `back`, from the last one down to it.
constexpr int running_sum(Trace& t, int a, Axes axis, bool back) {
  a = t.op(a) == Op::constant ? formula::base_of(t, a) : a;
  return t.add(
      {.op = Op::running, .from = {a, -1, -1, -1}, .extents = t.extents(a), .value = back ? -1.0 : 1.0, .axes = axis});
}

/// The gradient of the base of a view, of which that of the view is g. No element of a view is seen twice: where all
/// are seen, it is a view of g; else zeros around its elements.
constexpr int of_base(Trace& t, int g, const Node& view, const Extents& base) {
  const Layout& seen = view.layout;
  if (count_of(base) == count_of(view.extents)) {
    if (seen.offset == 0 && is_row_major(seen, view.extents)) return formula::reshaped(t, g, base);
    const auto along = row_major_steps(base);
    const Layout old = layout_of(t, g);
    Layout layout{old.offset, old.per_row, {}};
    std::size_t found = 0, wanted = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
      wanted += base[i] != 1;
      for (std::size_t j = 0; base[i] != 1 && j < base.size(); ++j)
        if (view.extents[j] == base[i] && (seen.steps[j] == along[i] || seen.steps[j] == -along[i])) {
          const bool back = seen.steps[j] < 0;
          layout.steps[i] = back ? -old.steps[j] : old.steps[j];
          if (back) layout.offset -= old.steps[j] * (base[i] == dynamic ? 1 : 1 - static_cast<std::ptrdiff_t>(base[i]));
          if (back && base[i] == dynamic) layout.per_row += old.steps[j];
          ++found;
          break;
        }
    }
    if (found == wanted) return formula::view_at(t, g, base, layout);
  }
  return formula::placed(t, g, base, seen);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
