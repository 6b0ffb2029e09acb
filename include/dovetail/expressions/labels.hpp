// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <dovetail/tensor/strided.hpp>

/// What a product of tensors computes, as loops: worked out at compile time.
namespace dovetail::inline DOVETAIL_TARGET::detail::expressions {

/// A letter for each axis of an operand, as einsum has them.
struct Labels {
  char of[16]{};  ///< ends with a 0
  std::size_t rank = 0;

  constexpr void push(char label) {
    if (rank + 1 < sizeof of) of[rank++] = label;
  }
  constexpr bool has(char label) const {
    for (std::size_t i = 0; i < rank; ++i)
      if (of[i] == label) return true;
    return false;
  }
  constexpr std::string_view text() const { return {of, rank}; }
  constexpr bool operator==(const Labels&) const = default;
};

constexpr Labels labels(std::string_view text) {
  Labels result;
  for (const char label : text) result.push(label);
  return result;
}

/// The extent that is a constant, or the rows of an operand that only run time knows.
enum class Open : char { no, rows_of_a, rows_of_b };

/// One loop of c += a · b, and its stride in each. A stride is 0 where the operand does not have its label:
/// the loop sums where c's is.
struct Loop {
  std::size_t extent = 1;  ///< times the rows that are open
  Open open = Open::no;
  std::ptrdiff_t a = 0, b = 0, c = 0;

  constexpr std::size_t count(std::size_t rows_a, std::size_t rows_b) const {
    return extent * (open == Open::no ? 1 : open == Open::rows_of_a ? rows_a : rows_b);
  }
  constexpr bool sums() const { return c == 0; }
  constexpr bool is_row() const { return c != 0 && b == 0 && a != 0; }
  constexpr bool is_column() const { return c != 0 && a == 0 && b != 0; }
  constexpr bool is_inner() const { return c == 0 && a != 0 && b != 0; }
  /// The loop of b · a.
  constexpr Loop swapped() const { return {extent, open, b, a, c}; }
};

struct LoopList {
  std::array<Loop, 24> loops{};
  std::size_t count = 0;

  constexpr void push(const Loop& loop) { loops[count++] = loop; }
  constexpr const Loop* begin() const { return loops.data(); }
  constexpr const Loop* end() const { return loops.data() + count; }
};

// An operand of a product: where its labels lie.
struct LabelledLayout {
  Labels labels;
  std::size_t extents[16]{};
  std::ptrdiff_t strides[16]{};

  // The extent of a label, of which a constant counts more than `dynamic`; 0: it is not here.
  constexpr std::size_t extent(char label) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < labels.rank; ++i)
      if (labels.of[i] == label && (found == 0 || found == dynamic)) found = extents[i];
    return found;
  }
  // Along a diagonal, the strides add up.
  constexpr std::ptrdiff_t stride(char label) const {
    std::ptrdiff_t sum = 0;
    for (std::size_t i = 0; i < labels.rank; ++i)
      if (labels.of[i] == label) sum += strides[i];
    return sum;
  }
};
template <class S, class Strides>
constexpr LabelledLayout labelled_layout(const Labels& labels) {
  LabelledLayout result{labels};
  for (std::size_t i = 0; i < S::rank; ++i)
    result.extents[i] = S::dims[i], result.strides[i] = S::dims[i] == 1 ? 0 : Strides::values[i];
  return result;
}

// Two loops are one where the outer one goes on where the inner one ends, in a, b and c.
constexpr bool collapse_two(LoopList& list) {
  for (std::size_t p = 0; p < list.count; ++p)
    for (std::size_t q = 0; q < list.count; ++q) {
      const Loop outer = list.loops[p], inner = list.loops[q];
      const auto n = static_cast<std::ptrdiff_t>(inner.extent);
      if (p == q || inner.open != Open::no || outer.a != inner.a * n || outer.b != inner.b * n ||
          outer.c != inner.c * n)
        continue;
      list.loops[p] = {outer.extent * inner.extent, outer.open, inner.a, inner.b, inner.c};
      for (std::size_t i = q; i + 1 < list.count; ++i) list.loops[i] = list.loops[i + 1];
      --list.count;
      return true;
    }
  return false;
}

/// The loops of c += a · b, of those in c first; as few as there can be.
constexpr LoopList loops_of(const LabelledLayout& a, const LabelledLayout& b, const LabelledLayout& c) {
  LoopList list;
  Labels done;
  for (const LabelledLayout* x : {&c, &a, &b})
    for (const char label : x->labels.text()) {
      if (done.has(label)) continue;
      done.push(label);
      const std::size_t in_a = a.extent(label), in_b = b.extent(label);
      const std::size_t extent = in_a <= 1 || (in_a == dynamic && in_b > 1) ? in_b : in_a;  // 1 is stretched
      const Open open = extent != dynamic ? Open::no : in_a == dynamic ? Open::rows_of_a : Open::rows_of_b;
      if (extent > 1)
        list.push({open == Open::no ? extent : 1, open, a.stride(label), b.stride(label), c.stride(label)});
    }
  while (collapse_two(list)) {
  }
  return list;
}

/// The loops in the order of a plain nest: those that sum inside, and innermost the one along which most operands are
/// contiguous.
constexpr LoopList nest_of(const LoopList& list) {
  const auto nearby = [](std::ptrdiff_t stride) { return stride == 0 || stride == 1; };
  std::size_t inner = 0;
  int best = -1;
  for (std::size_t i = 0; i < list.count; ++i) {
    const Loop& loop = list.loops[i];
    const int score = 4 * nearby(loop.c) + 2 * nearby(loop.a) + 2 * nearby(loop.b) + (loop.c == 1);
    if (score >= best) best = score, inner = i;
  }
  LoopList result;
  for (const bool sums : {false, true})
    for (std::size_t i = 0; i < list.count; ++i)
      if (i != inner && list.loops[i].sums() == sums) result.push(list.loops[i]);
  result.push(list.loops[inner]);  // a loop of one iteration where the list is empty
  return result;
}

/// A product of matrices among the loops, and the loops around it.
struct MatrixProduct {
  bool found = false, operands_swapped = false;  ///< swapped: it is cᵀ = bᵀ · aᵀ, and the loops are of b · a
  Loop m{}, n{}, k{};
  LoopList outer{};
};

// The contiguous axis of c is its columns. Each operand is where the kernels can read it.
constexpr MatrixProduct matrix_product(const LoopList& list, bool operands_swapped) {
  MatrixProduct result;
  result.operands_swapped = operands_swapped;
  constexpr std::size_t nowhere = 24;  // indices, since GCC's sanitizer takes no comparison of pointers for constant
  std::size_t sums = 0, longest = 0, row = nowhere, column = nowhere, inner = nowhere;
  const auto loop_at = [&](std::size_t i) { return operands_swapped ? list.loops[i].swapped() : list.loops[i]; };
  for (std::size_t i = 0; i < list.count; ++i) {
    const Loop loop = loop_at(i);
    if (loop.a < 0 || loop.b < 0) return result;
    sums += loop.sums();
    const std::size_t length = loop.open == Open::no ? loop.extent : 1000 * loop.extent;
    if (loop.is_inner())
      inner = i;
    else if (loop.is_column() && loop.c == 1 && loop.open == Open::no)
      column = i;
    else if (loop.is_row() && length > longest)
      row = i, longest = length;
  }
  if (sums != 1 || inner == nowhere || column == nowhere) return result;
  for (std::size_t i = 0; i < list.count; ++i)
    if (i != row && i != column && i != inner) result.outer.push(loop_at(i));
  result.k = loop_at(inner);
  result.n = loop_at(column);
  if (row != nowhere) result.m = loop_at(row);
  // A matrix and a vector, as a product of rows, needs no transposed matrix.
  result.found = result.n.b == 1 || (result.k.b == 1 && row != nowhere);
  return result;
}
constexpr MatrixProduct matrix_product(const LoopList& list) {
  const MatrixProduct straight = matrix_product(list, false);
  return straight.found ? straight : matrix_product(list, true);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::expressions
