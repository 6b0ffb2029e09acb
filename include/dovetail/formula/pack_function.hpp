// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/formula/loop.hpp>
#include <dovetail/formula/program.hpp>

/// A formula of elements alone, as a function of packs.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Whether each element of a node depends on the elements of inputs at the same place, on numbers, and on no more.
constexpr bool is_of_elements(const Trace& t, int node) {
  bool* const fine = new bool[static_cast<std::size_t>(node) + 1];
  for (int i = 0; i <= node; ++i) {
    const Node n = t[i];
    fine[i] = n.op == Op::input || n.op == Op::constant || is_elementwise(n.op);
    for (std::size_t k = 0; k < operands_of(n.op); ++k) fine[i] = fine[i] && (n.from[k] < 0 || fine[n.from[k]]);
  }
  const bool result = fine[node];
  delete[] fine;
  return result;
}

/// What Source wants first, of packs of what it is given.
template <class Source>
struct PackFunction {
  using P = Program<Source>;
  /// Whether it depends on what is given as number `which`.
  static constexpr bool reads(int which) {
    const int x = P::formula.given[which];
    if (P::formula.wanted[0] == x) return true;
    for (const Node& node : P::formula.nodes)
      for (const int from : node.from)
        if (from == x) return true;
    return false;
  }
  template <class Pack, class... More>
  [[gnu::always_inline]] static constexpr Pack of(Pack first, More... more) noexcept {
    using T = typename Pack::value_type;
    const Pack given[]{first, more...};
    Pack v[P::counts.nodes];
    for_each_constant<P::counts.given>([&](auto k) DOVETAIL_INLINE_LAMBDA { v[P::formula.given[k()]] = given[k()]; });
    for_each_constant<P::counts.nodes>([&](auto i) DOVETAIL_INLINE_LAMBDA {
      constexpr Node n = P::formula.nodes[i()];
      const auto operand = [&](std::size_t k) DOVETAIL_INLINE_LAMBDA { return n.from[k] < 0 ? first : v[n.from[k]]; };
      if constexpr (n.op == Op::constant)
        v[i()] = Pack(static_cast<T>(n.value));
      else if constexpr (n.op != Op::input)
        v[i()] = apply_to_packs<n.op>(operand(0), operand(1), operand(2));
    });
    return v[P::formula.wanted[0]];
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
