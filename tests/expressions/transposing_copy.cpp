// SPDX-License-Identifier: MIT
#include <dovetail/expressions/transposing_copy.hpp>

#include <doctest/doctest.h>

using namespace dovetail;
using namespace dovetail::detail::expressions;

template <class S, class Strides = detail::shape::row_major<S>>
using Of = Operand<StridedView<float, S, Strides>>;
using Transposed = Of<Shape<4, 3>, detail::shape::StrideList<1, 4>>;
static_assert(is_transposing_copy<Of<Shape<4, 3>>, Transposed> && is_transposing_copy<Transposed, Of<Shape<4, 3>>>);
static_assert(!is_transposing_copy<Of<Shape<4, 3>>, Of<Shape<4, 3>>>);
static_assert(!is_transposing_copy<Of<Shape<4, 3>>, Of<Shape<4, 3>, detail::shape::StrideList<0, 1>>>);
// Axes that are one axis on both sides are joined: of (2, 4, 3) and its permutation (2, 0, 1), two are left.
static_assert(
    TransposingCopy<Of<Shape<3, 2, 4>>, Of<Shape<3, 2, 4>, detail::shape::StrideList<1, 12, 3>>>::axes.count == 2);

TEST_CASE("a transposing copy writes each element once") {
  float from[5 * 12], to[5 * 12]{};
  for (int i = 0; i < 60; ++i) from[i] = static_cast<float>(i);
  using View = StridedView<float, Shape<5, 12>, detail::shape::StrideList<1, 5>>;
  transposing_copy(Operand(StridedView<float, Shape<5, 12>, detail::shape::StrideList<12, 1>>(to, 5)),
                   Operand(View(from, 5)));
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 12; ++j) CHECK(to[i * 12 + j] == from[j * 5 + i]);
}
