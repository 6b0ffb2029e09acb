// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/block.hpp>
#include <dovetail/formula/buffers.hpp>
#include <dovetail/formula/loop.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// What Source::draft(Draft&) writes down, as code: its wanted nodes are computed from the given ones.
template <class Source>
struct Program {
  struct Counts {
    int nodes, given, wanted;
  };
  static constexpr Counts counts = [] {
    Draft draft;
    Source::draft(draft);
    return Counts{draft.count_needed(), draft.given_count, draft.wanted_count};
  }();
  using Formula = Finished<counts.nodes, counts.given, counts.wanted>;
  static constexpr Formula formula = [] {
    Draft draft;
    Source::draft(draft);
    return draft.template finish<counts.nodes, counts.given, counts.wanted>();
  }();
  static constexpr Plan<Formula> plan{formula};
  /// Whether something is divided by the number of rows, or is the largest element over them.
  static constexpr bool needs_rows = [] {
    for (const Node& node : formula.nodes) {
      if (node.op == Op::constant && node.power < 0) return true;
      if (node.op == Op::divide && formula.nodes[node.from[1]].power > 0) return true;
      for (std::size_t i = 0; node.op == Op::most && i < most_axes; ++i)
        if ((node.axes >> i & 1u) != 0 && formula.nodes[node.from[0]].extents[i] == dynamic) return true;
    }
    return false;
  }();
  static constexpr Buffers<Plan<Formula>> buffers{plan};

  /// `fixed` has buffers.fixed elements, `open` has buffers.per_row for each row. What is wanted shares no memory with
  /// what is given.
  template <class T>
  [[gnu::noinline]] static constexpr void run(const T* const* given, T* const* wanted, T* fixed, T* open,
                                              std::size_t rows) {
    T* memory[counts.nodes + 1]{};
    for (int i = 0; i < counts.nodes; ++i)
      if (buffers.used[i]) memory[i] = buffers.of_rows[i] ? open + buffers.place[i] * rows : fixed + buffers.place[i];
    for (int i = 0; i < counts.given; ++i) memory[formula.given[i]] = const_cast<T*>(given[i]);  // which is only read
    for (int i = 0; i < counts.wanted; ++i) memory[formula.wanted[i]] = wanted[i];
    for_each_constant<plan.steps>([&](auto step) {
      if constexpr (plan.is_loop[step()])
        Loop<Program, step()>::run(memory, rows);
      else
        Block<Program, plan.block[step()]>::run(memory, rows);
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
