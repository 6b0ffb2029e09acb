// SPDX-License-Identifier: MIT
#include <dovetail/expressions/loops.hpp>

#include <array>

using namespace dovetail;
using namespace dovetail::detail::expressions;

template <class S, class Strides = detail::shape::row_major<S>>
using Of = Operand<StridedView<const int, S, Strides>>;

// Axes of which one goes on where the next one ends are one loop; of one element they are none.
static_assert(Loops<Shape<2, 3, 4>, Of<Shape<2, 3, 4>>>::outer == 0);
static_assert(Loops<Shape<2, 3, 4>, Of<Shape<2, 3, 4>>>::length(2) == 24);
static_assert(Loops<Shape<1, 3, 1>, Of<Shape<1, 3, 1>>>::count == 1);
static_assert(Loops<Shape<>, Scalar<int>>::length(1) == 1);
// A gap between rows, or an operand that is broadcast, ends the loop.
using Gap = Of<Shape<2, 3>, detail::shape::StrideList<4, 1>>;
static_assert(Loops<Shape<2, 3>, Gap>::outer == 1 && Loops<Shape<2, 3>, Gap>::length(2) == 3);
static_assert(Loops<Shape<2, 3>, Of<Shape<2, 3>>, Of<Shape<3>>>::outer == 1);
static_assert(Loops<Shape<dynamic, 3>, Of<Shape<dynamic, 3>>>::open && !Loops<Shape<2, 3>, Gap>::open);

// The innermost loop starts once for each index of the loops around it.
static_assert([] {
  std::array<std::size_t, 4> starts{};
  std::size_t n = 0;
  Loops<Shape<4, 3>, Of<Shape<4, 3>, detail::shape::StrideList<5, 1>>>::for_each(
      4, [&](const Index<2>& index) { starts[n++] = index[0] * 10 + index[1]; });
  return n == 4 && starts == std::array<std::size_t, 4>{0, 10, 20, 30};
}());
