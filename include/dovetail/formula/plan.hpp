// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/formula/finished.hpp>

/// In which steps a finished formula is computed, and what of it goes through memory.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Where the elements of a node lie: those of `base`, at that layout.
struct Seen {
  int base = -1;
  Layout layout{};
};

/// A step is one loop over elements, which computes all of one iteration space that is known by then, or one block. In
/// memory are: what is given and wanted, operands and results of blocks, what views are of, sums that are no numbers of
/// a row, what is broadcast, and what is expensive and needed by several steps. The rest stays in registers.
template <class Formula>
struct Plan {
  static constexpr int size = Formula::size;
  Formula formula;
  bool given[size + 1]{}, stored[size + 1]{};
  int step[size + 1]{};  ///< that computes it, of a root: what is stored or a reduction
  int steps = 0;
  bool is_loop[size + 1]{};   ///< of a step
  int block[size + 1]{};      ///< which node a step that is none computes
  Extents space[size + 1]{};  ///< over which a loop runs

  constexpr explicit Plan(const Formula& finished) : formula(finished) {
    for (int i = 0; i < Formula::given_count; ++i) given[formula.given[i]] = stored[formula.given[i]] = true;
    for (int i = 0; i < Formula::wanted_count; ++i) stored[formula.wanted[i]] = true;
    store_what_must_be();
    do order();
    while (store_what_is_shared());  // more each time: that ends
  }

  constexpr const Node& at(int i) const { return formula.nodes[i]; }
  constexpr Op op(int i) const { return at(i).op; }
  constexpr bool is_root(int i) const { return !given[i] && op(i) != Op::input && (stored[i] || is_reduction(op(i))); }
  /// Whether it is a number for each row of `space`, and no more.
  constexpr bool is_number_of_row(int i, Extents rows) const {
    if (rows[most_axes - 1] == 1) return false;
    rows[most_axes - 1] = 1;
    return at(i).extents == rows;
  }
  constexpr bool sums_rows(int i) const { return is_reduction(op(i)) && at(i).axes == last_axis; }
  constexpr Extents space_of(int i) const { return is_reduction(op(i)) ? at(at(i).from[0]).extents : at(i).extents; }
  constexpr Seen seen(int i) const {
    if (stored[i] || op(i) != Op::view) return {i, {0, 0, row_major_steps(at(i).extents)}};
    return {at(i).from[0], at(i).layout};
  }

 private:
  constexpr void store(int i) {
    if (op(i) != Op::constant) stored[i] = true;
  }
  constexpr void store_what_must_be() {
    for (int i = size; i-- > 0;) {
      const Node& n = at(i);
      if (given[i]) continue;
      if (is_block(n.op) || (is_reduction(n.op) && !sums_rows(i))) store(i);
      if (n.op == Op::view) store(n.from[0]);
      if (is_block(n.op))
        for (const int x : n.from)
          if (x >= 0 && op(x) != Op::view) store(x);
      if (!is_elementwise(n.op) && !is_reduction(n.op)) continue;
      for (const int x : n.from)
        if (x >= 0 && op(x) != Op::view && at(x).extents != space_of(i) && !is_number_of_row(x, space_of(i))) store(x);
    }
  }
  // Calls f(x, direct) for what other roots compute and i reads: direct, as a value, or through a view.
  template <class F>
  constexpr void for_each_source(int i, bool* visited, const F& f) const {
    if (op(i) == Op::view) return f(at(i).from[0], false);
    for (const int x : at(i).from) {
      if (x < 0 || op(x) == Op::constant || visited[x]) continue;
      visited[x] = true;
      if (given[x]) continue;
      if (is_root(x))
        f(x, true);
      else
        for_each_source(x, visited, f);
    }
  }
  constexpr void order() {
    steps = 0;
    for (int i = 0; i < size; ++i) {
      if (!is_root(i)) continue;
      const bool loops = !is_block(op(i));
      const Extents over = space_of(i);
      int first = 0;
      bool visited[size + 1]{};
      for_each_source(i, visited, [&](int x, bool direct) {
        if (given[x]) return;
        const int s = step[x];
        const bool in_same_loop =
            loops && direct && is_loop[s] && space[s] == over &&
            (is_reduction(op(x)) ? sums_rows(x) && is_number_of_row(x, over) : at(x).extents == over);
        first = (std::max)(first, s + !in_same_loop);
      });
      int s = first;
      while (s < steps && !(loops && is_loop[s] && space[s] == over)) ++s;
      if (s == steps) is_loop[s] = loops, space[s] = over, block[s] = i, ++steps;
      step[i] = s;
    }
  }
  // Whether anything was stored.
  constexpr bool store_what_is_shared() {
    int user[size + 1]{};
    bool again[size + 1]{}, changed = false;
    for (int i = 0; i < size; ++i) user[i] = -1;
    for (int s = 0; s < steps; ++s) {
      bool used[size + 1]{};
      for (int i = 0; i < size; ++i)
        if (is_root(i) && step[i] == s) {
          if (is_elementwise(op(i))) used[i] = true;
          for (const int x : at(i).from)
            if (x >= 0) use(x, s, used, again);
        }
      for (int i = 0; i < size; ++i)
        if (used[i]) again[i] = again[i] || (user[i] >= 0 && user[i] != s), user[i] = s;
    }
    for (int i = 0; i < size; ++i)
      if (!stored[i] && again[i] && (is_reduction(op(i)) || is_expensive(op(i)))) stored[i] = changed = true;
    return changed;
  }
  constexpr void use(int x, int s, bool* used, bool* again) const {
    if (used[x] || given[x] || op(x) == Op::constant) return;
    used[x] = true;
    if (is_reduction(op(x)) && !stored[x]) {
      if (step[x] != s || !is_number_of_row(x, space[s])) again[x] = true;
      return;
    }
    if (stored[x] || op(x) == Op::view) return;
    for (const int y : at(x).from)
      if (y >= 0) use(y, s, used, again);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
