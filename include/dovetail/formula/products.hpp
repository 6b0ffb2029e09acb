// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/formula/product.hpp>
#include <dovetail/formula/record.hpp>
#include <dovetail/formula/reduction.hpp>
#include <dovetail/ops/dot.hpp>
#include <dovetail/ops/einsum.hpp>
#include <dovetail/ops/matmul.hpp>
#include <dovetail/ops/tensordot.hpp>

/// What matmul, dot, einsum and the like do with symbols: they are written down.
namespace dovetail::inline DOVETAIL_TARGET::detail::formula {

/// Letters, aligned at the last axis; none for axes of one element.
template <class S>
constexpr AxisLabels aligned_labels(const expressions::Labels& labels) {
  AxisLabels result{};
  for (std::size_t i = 0; i < S::rank; ++i)
    if (S::dims[i] != 1) result[most_axes - S::rank + i] = labels.of[i];
  return result;
}
/// c = Σ a · b over labelled axes.
template <class S, class A, class B>
constexpr auto record_product(const A& a, const expressions::Labels& of_a, const B& b, const expressions::Labels& of_b,
                              const expressions::Labels& of_c) {
  using problem =
      explained<typename first_problem<decltype(operand_problem<A>()), decltype(operand_problem<B>())>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text> || is_refused<A> || is_refused<B>)
    return RefusedSymbol<S>{};
  else
    return symbol_at<S>(*a.trace, product(*a.trace, {whole(a), aligned_labels<typename A::shape>(of_a)},
                                          {whole(b), aligned_labels<typename B::shape>(of_b)}, aligned_labels<S>(of_c),
                                          extents_of<S>()));
}

/// An operand of einsum while it is multiplied: a letter for each axis, each once.
struct Labelled {
  int node;
  expressions::Labels labels;
};
/// Of letters that stand twice, the diagonal.
constexpr Labelled without_repeats(Trace& t, const Labelled& x) {
  const std::size_t skip = most_axes - x.labels.rank;
  const Extents extents = t.extents(x.node);
  const Layout layout = layout_of(t, x.node);
  Labelled y{x.node, {}};
  Extents to{};
  Layout seen{layout.offset, layout.per_row, {}};
  for (std::size_t i = 0; i < x.labels.rank; ++i) {
    const char label = x.labels.of[i];
    std::size_t at = 0;
    while (at < y.labels.rank && y.labels.of[at] != label) ++at;
    if (at == y.labels.rank) y.labels.push(label), to[at] = extents[skip + i];
    seen.steps[at] += layout.steps[skip + i];
  }
  if (y.labels.rank == x.labels.rank) return x;
  Extents aligned = one_element;
  Layout moved{layout.offset, layout.per_row, {}};
  for (std::size_t i = 0; i < y.labels.rank; ++i)
    aligned[most_axes - y.labels.rank + i] = to[i], moved.steps[most_axes - y.labels.rank + i] = seen.steps[i];
  y.node = view_at(t, x.node, aligned, moved);
  return y;
}
constexpr AxisLabels letters(const Labelled& x) {
  AxisLabels result{};
  for (std::size_t i = 0; i < x.labels.rank; ++i) result[most_axes - x.labels.rank + i] = x.labels.of[i];
  return result;
}
/// One operand, with the letters of the result: others are summed, the rest is permuted.
constexpr int of_one_operand(Trace& t, const Labelled& x, const expressions::Labels& result) {
  Axes axes = 0;
  std::array<std::size_t, most_axes> from{};
  std::size_t next = 0;
  const std::size_t skip = most_axes - x.labels.rank;
  for (std::size_t i = 0; i < most_axes; ++i)  // axes of one element first
    if (i < skip || !result.has(x.labels.of[i - skip])) {
      if (i >= skip) axes |= 1u << i;
      from[next++] = i;
    }
  for (const char label : result.text())
    for (std::size_t i = 0; i < x.labels.rank; ++i)
      if (x.labels.of[i] == label) from[next++] = skip + i;
  const Extents extents = t.extents(x.node);
  return permuted_axes(t, spread(t, total(t, x.node, extents, axes), without(extents, axes)), from);
}

template <class Check, expressions::Labels A, std::size_t Idx>
constexpr int multiplied(Trace& t, int a, const int* operands) {
  constexpr const expressions::Einsum& parsed = Check::parsed;
  const Labelled x = without_repeats(t, {a, A});
  if constexpr (Idx == parsed.count) {
    return of_one_operand(t, x, parsed.result);
  } else {
    constexpr bool done = Idx + 1 == parsed.count;
    constexpr expressions::Labels B = parsed.operands[Idx];
    constexpr expressions::Labels C = done ? parsed.result : ops::kept<Check>(A, B, Idx + 1);
    const Labelled y = without_repeats(t, {operands[Idx], B});
    using S = typename Check::template shape<C>;
    const int z = product(t, {x.node, letters(x)}, {y.node, letters(y)}, aligned_labels<S>(C), extents_of<S>());
    if constexpr (done)
      return z;
    else
      return multiplied<Check, C, Idx + 1>(t, z, operands);
  }
}
template <class Check, class... X>
constexpr auto record_einsum(const X&... x) {
  using S = typename Check::template shape<Check::parsed.result>;
  using problem = explained<typename first_problem<decltype(operand_problem<X>())...>::type>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (!no_problem<problem::text> || (is_refused<X> || ...)) {
    return RefusedSymbol<S>{};
  } else {
    const int operands[] = {whole(x)...};
    Trace& t = *std::get<0>(std::tie(x...)).trace;
    return symbol_at<S>(t, multiplied<Check, Check::parsed.operands[0], 1>(t, operands[0], operands));
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::formula
