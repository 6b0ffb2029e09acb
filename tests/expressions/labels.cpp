// SPDX-License-Identifier: MIT
#include <dovetail/expressions/labels.hpp>

using namespace dovetail;
using namespace dovetail::detail::expressions;

namespace {
template <class A, class B, class C>
constexpr LoopList loops(std::string_view a, std::string_view b, std::string_view c) {
  using namespace dovetail::detail::shape;
  return loops_of(labelled_layout<A, row_major<A>>(labels(a)), labelled_layout<B, row_major<B>>(labels(b)),
                  labelled_layout<C, row_major<C>>(labels(c)));
}
}  // namespace
static_assert(labels("abc").text() == "abc" && labels("abc").has('b') && !labels("abc").has('d'));

// (M, K) · (K, N): three loops, found as a product of matrices without a loop around it.
constexpr LoopList product = loops<Shape<2, 3>, Shape<3, 4>, Shape<2, 4>>("mk", "kn", "mn");
static_assert(product.count == 3 && product.loops[0].extent == 2 && product.loops[0].is_row());
static_assert(product.loops[1].is_column() && product.loops[2].is_inner() && product.loops[2].sums());
static_assert(matrix_product(product).found && !matrix_product(product).operands_swapped);
static_assert(matrix_product(product).outer.count == 0 && matrix_product(product).k.extent == 3);

// Batches are a loop around it, but those of one operand are more of its rows.
static_assert(matrix_product(loops<Shape<5, 2, 3>, Shape<5, 3, 4>, Shape<5, 2, 4>>("bmk", "bkn", "bmn")).outer.count ==
              1);
constexpr LoopList one_matrix = loops<Shape<5, 2, 3>, Shape<3, 4>, Shape<5, 2, 4>>("bmk", "kn", "bmn");
static_assert(one_matrix.count == 3 && one_matrix.loops[0].extent == 10);

// cᵀ = bᵀ · aᵀ, where c lies so.
static_assert(matrix_product(loops<Shape<2, 3>, Shape<3, 4>, Shape<4, 2>>("mk", "kn", "nm")).operands_swapped);

// Extents of run time are those of an operand; axes of one element need no loop, and a diagonal adds up strides.
constexpr LoopList open = loops<Shape<dynamic, 3>, Shape<3, 1>, Shape<dynamic, 1>>("mk", "kn", "mn");
static_assert(open.count == 2 && open.loops[0].open == Open::rows_of_a && open.loops[0].count(7, 0) == 7);
static_assert(loops<Shape<3, 3>, Shape<>, Shape<3>>("ii", "", "i").loops[0].a == 4);

// In a plain nest what sums stands inside, and innermost the loop whose elements are neighbours.
static_assert(nest_of(product).loops[2].c == 1 && nest_of(product).loops[1].sums());
