// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/plan.hpp>

/// Memory of what is stored on the way: two nodes whose lives do not meet have the same.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Places in two blocks of memory: of constant sizes, and of sizes that are multiples of the number of rows.
template <class APlan>
struct Buffers {
  static constexpr int size = APlan::size;
  bool used[size + 1]{}, of_rows[size + 1]{};
  std::size_t place[size + 1]{};       ///< elements, or elements a row, before it
  std::size_t fixed = 0, per_row = 0;  ///< elements of both blocks

  constexpr explicit Buffers(const APlan& plan) {
    int latest[size + 1]{};  // the step that reads it last
    std::size_t length[size + 1]{};
    bool wanted[size + 1]{};
    for (int i = 0; i < plan.formula.wanted_count; ++i) wanted[plan.formula.wanted[i]] = true;
    for (int i = 0; i < size; ++i) latest[i] = plan.stored[i] && plan.is_root(i) ? plan.step[i] : 0;
    for (int s = 0; s < plan.steps; ++s) {
      bool visited[size + 1]{};
      for (int i = 0; i < size; ++i)
        if (plan.is_root(i) && plan.step[i] == s) reads(plan, i, s, visited, latest);
    }
    for (int i = 0; i < size; ++i) {
      if (!plan.stored[i] || plan.given[i] || wanted[i]) continue;
      used[i] = true;
      length[i] = 1;
      for (const std::size_t extent : plan.at(i).extents)
        if (extent == dynamic)
          of_rows[i] = true;
        else
          length[i] *= extent;
      constexpr std::size_t line = 16;
      length[i] = (length[i] + line - 1) / line * line;
      // The first place that no one has at the same time: each that has moves it on, so that the search ends.
      for (int j = 0; j < i; ++j)
        if (used[j] && of_rows[j] == of_rows[i] && plan.step[j] <= latest[i] && plan.step[i] <= latest[j] &&
            place[j] < place[i] + length[i] && place[i] < place[j] + length[j])
          place[i] = place[j] + length[j], j = -1;
      std::size_t& total = of_rows[i] ? per_row : fixed;
      total = (std::max)(total, place[i] + length[i]);
    }
  }
  /// Elements that a call takes.
  constexpr std::size_t elements(std::size_t rows) const { return fixed + per_row * rows; }

 private:
  static constexpr void reads(const APlan& plan, int i, int s, bool* visited, int* latest) {
    for (int x : plan.at(i).from) {
      if (x < 0) continue;
      if (plan.op(x) == Op::view && !plan.stored[x]) x = plan.at(x).from[0];
      if (visited[x]) continue;
      visited[x] = true;
      if (plan.stored[x])
        latest[x] = (std::max)(latest[x], s);
      else if (!plan.is_root(x))
        reads(plan, x, s, visited, latest);
    }
    if (plan.op(i) == Op::view) {
      const int base = plan.at(i).from[0];
      latest[base] = (std::max)(latest[base], s);
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
