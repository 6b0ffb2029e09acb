// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/trace.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// The nodes that are needed, in order: a constant of the program.
template <int Size, int Given, int Wanted>
struct Finished {
  static constexpr int size = Size, given_count = Given, wanted_count = Wanted;
  Node nodes[Size + 1]{};
  int given[Given + 1]{};    ///< nodes whose elements the caller has
  int wanted[Wanted + 1]{};  ///< nodes whose elements the caller gets, each once
};

/// A trace, and what is given and wanted of it.
struct Draft {
  static constexpr int most_arguments = 128;
  Trace trace{};
  int given_count = 0, wanted_count = 0;
  int given[most_arguments]{}, wanted[most_arguments]{};

  constexpr int input(const Extents& extents) {
    const int id = trace.append({.op = Op::input, .extents = extents, .value = static_cast<double>(given_count)});
    return given[given_count++] = id;
  }
  /// A node that the caller has, though it could be computed.
  constexpr void give(int id) { given[given_count++] = id; }
  constexpr bool is_given(int id) const {
    for (int i = 0; i < given_count; ++i)
      if (given[i] == id) return true;
    return false;
  }
  /// Wants a node; a copy of it where it is stored elsewhere too, or is no place in memory.
  constexpr void want(int id, const Extents& extents) {
    const Op op = trace.op(id);
    bool plain = trace.extents(id) == extents && op != Op::constant && op != Op::view && !is_given(id);
    for (int i = 0; i < wanted_count; ++i) plain = plain && wanted[i] != id;
    wanted[wanted_count++] =
        plain ? id : trace.append({.op = Op::spread, .from = {id, -1, -1, -1}, .extents = extents});
  }
  /// Marks the nodes that the wanted ones need, and those that are given. Of what is given nothing is needed.
  constexpr int mark_needed(bool* needed) const {
    const int n = trace.size();
    int count = 0;
    for (int i = 0; i < n; ++i) needed[i] = false;
    for (int i = 0; i < wanted_count; ++i) needed[wanted[i]] = true;
    for (int i = 0; i < given_count; ++i) needed[given[i]] = true;
    for (int i = n; i-- > 0;) {
      if (!needed[i]) continue;
      ++count;
      if (is_given(i)) continue;
      const Node node = trace[i];
      for (std::size_t k = 0; k < operands_of(node.op); ++k)
        if (node.from[k] >= 0) needed[node.from[k]] = true;
    }
    return count;
  }
  constexpr int count_needed() const {
    bool* const needed = new bool[static_cast<std::size_t>(trace.size())];
    const int count = mark_needed(needed);
    delete[] needed;
    return count;
  }
  /// What is needed, without rules of gradients, which have been used.
  template <int Size, int Given, int Wanted>
  constexpr Finished<Size, Given, Wanted> finish() const {
    const auto n = static_cast<std::size_t>(trace.size());
    bool* const needed = new bool[n];
    int* const now = new int[n];
    mark_needed(needed);
    Finished<Size, Given, Wanted> result;
    int next = 0;
    for (int i = 0; i < trace.size(); ++i) {
      if (!needed[i]) continue;
      Node node = is_given(i) ? Node{.extents = trace.extents(i), .value = trace[i].value} : trace[i];
      for (std::size_t k = operands_of(node.op); k < 4; ++k) node.from[k] = -1;
      for (int& x : node.from) x = x < 0 ? -1 : now[x];
      if (is_identity(node.op)) node.op = Op::spread;
      node.rule = nullptr;
      result.nodes[next] = node;
      now[i] = next++;
    }
    for (int i = 0; i < Given; ++i) result.given[i] = now[given[i]];
    for (int i = 0; i < Wanted; ++i) result.wanted[i] = now[wanted[i]];
    delete[] needed;
    delete[] now;
    return result;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
