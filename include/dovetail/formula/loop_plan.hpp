// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/plan.hpp>

/// What one loop does with each node. It runs over rows, and over each row in as many passes as its sums over rows make
/// necessary: what is the same in a row, a number, is known between two passes.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

enum class How : unsigned char {
  absent,
  number,       // a constant
  load_number,  // of each row, from memory
  make_number,  // of each row, from others
  sum_number,   // of each row, by a pass
  load,
  compute,
  load_again,  // what an earlier pass has stored or kept
};
constexpr bool is_number(How how) { return how >= How::number && how <= How::sum_number; }

/// Rows are kept on the stack up to that length.
inline constexpr std::size_t longest_kept_row = 4096;

template <class APlan>
struct LoopPlan {
  static constexpr int size = APlan::size;
  Extents space{};
  How how[size + 1]{};
  bool is_root[size + 1]{};
  int pass[size + 1]{};  ///< in which a value is known; of a number, before which
  int passes = 0;
  int number[size + 1]{}, numbers = 0;  ///< the numbers, counted
  int row[size + 1]{}, rows = 0;        ///< the rows that are kept from one pass to a later one, counted
  bool is_kept[size + 1]{};
  bool flat = false;  ///< all elements are one row

  constexpr LoopPlan(const APlan& plan, int step) : space(plan.space[step]) {
    choose(plan, step);
    assign_passes(plan);
    flat = is_flat(plan);
    if (!flat && space[most_axes - 1] != dynamic && space[most_axes - 1] <= longest_kept_row) keep_rows(plan);
  }

 private:
  constexpr void choose(const APlan& plan, int step) {
    bool used[size + 1]{};
    for (int i = size; i-- > 0;) {
      const Node& n = plan.at(i);
      is_root[i] = plan.is_root(i) && plan.step[i] == step;
      const bool reduces = is_reduction(n.op);
      if (is_root[i] && reduces) used[n.from[0]] = true;
      if (is_root[i] && !reduces) used[i] = true;
      if (!used[i]) continue;
      const bool narrow = n.extents[most_axes - 1] == 1 && space[most_axes - 1] != 1;
      if (n.op == Op::constant) {
        how[i] = How::number;
      } else if (is_root[i] && reduces) {
        how[i] = How::sum_number;
      } else if ((plan.stored[i] && !is_root[i]) || n.op == Op::view) {
        how[i] = narrow ? How::load_number : How::load;
      } else {
        how[i] = narrow ? How::make_number : How::compute;
        for (const int x : n.from)
          if (x >= 0) used[x] = true;
      }
    }
  }
  constexpr void assign_passes(const APlan& plan) {
    for (int i = 0; i < size; ++i) {
      const Node& n = plan.at(i);
      if (how[i] == How::sum_number) pass[i] = pass[n.from[0]] + 1;
      if (how[i] == How::compute || how[i] == How::make_number)
        for (const int x : n.from)
          if (x >= 0) pass[i] = (std::max)(pass[i], pass[x]);
      if (is_root[i]) passes = (std::max)(passes, (is_reduction(n.op) ? pass[n.from[0]] : pass[i]) + 1);
      if (is_number(how[i])) number[i] = numbers++;
    }
  }
  // Whether all that is read and written lies as `space` does, and no sum stays within the elements.
  constexpr bool is_flat(const APlan& plan) const {
    for (int i = 0; i < size; ++i) {
      const Node& n = plan.at(i);
      const Layout whole{0, 0, row_major_steps(space)};
      if (how[i] == How::sum_number) return false;
      if (how[i] == How::load && (n.extents != space || plan.seen(i).layout.steps != whole.steps)) return false;
      if (how[i] == How::compute && n.extents != space) return false;
      if ((how[i] == How::load_number || how[i] == How::make_number) && n.extents != one_element) return false;
      if (is_root[i] && is_reduction(n.op) && n.extents != one_element) return false;
    }
    return true;
  }
  constexpr void keep_rows(const APlan& plan) {
    for (int i = 0; i < size; ++i)
      if (how[i] == How::compute && is_expensive(plan.op(i)) && !plan.stored[i] && pass[i] + 1 < passes)
        is_kept[i] = true, row[i] = rows++;
  }
};

/// What one pass computes, in order.
template <class APlan>
struct Pass {
  static constexpr int size = APlan::size;
  int count = 0, node[size + 1]{}, position[size + 1]{};
  How how[size + 1]{};
  int number_count = 0, number[size + 1]{};  ///< numbers that are made or loaded before it
  int sum_count = 0, sum[size + 1]{};        ///< reductions

  constexpr Pass(const APlan& plan, const LoopPlan<APlan>& loop, int which) {
    bool used[size + 1]{};
    How as[size + 1]{};
    for (int i = size; i-- > 0;) {
      const Node& n = plan.at(i);
      const bool reduces = is_reduction(n.op);
      if (loop.is_root[i] && reduces && loop.pass[n.from[0]] == which) used[n.from[0]] = true;
      if (loop.is_root[i] && !reduces && loop.pass[i] == which && loop.how[i] == How::compute) used[i] = true;
      if (loop.is_kept[i] && loop.pass[i] == which) used[i] = true;
      if (!used[i]) continue;
      as[i] = loop.how[i];
      if (as[i] != How::compute) continue;
      if (loop.pass[i] < which && (loop.is_kept[i] || loop.is_root[i]))
        as[i] = How::load_again;
      else
        for (const int x : n.from)
          if (x >= 0) used[x] = true;
    }
    for (int i = 0; i < size; ++i) {
      if (used[i]) node[count] = i, how[count] = as[i], position[i] = count++;
      if (loop.pass[i] == which && is_number(loop.how[i]) && loop.how[i] != How::sum_number) number[number_count++] = i;
      if (loop.is_root[i] && is_reduction(plan.op(i)) && loop.pass[plan.at(i).from[0]] == which) sum[sum_count++] = i;
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
