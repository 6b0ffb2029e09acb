// SPDX-License-Identifier: MIT
#include <dovetail/expressions/operand.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace dovetail;
using namespace dovetail::detail::expressions;

// Along axes that are stretched the stride is 0.
template <class S, class X>
constexpr auto strides = broadcast_strides<S, X, detail::shape::row_major<X>>;
static_assert(strides<Shape<2, 3>, Shape<3>> == std::array<std::ptrdiff_t, 2>{0, 1});
static_assert(strides<Shape<2, 3>, Shape<2, 1>> == std::array<std::ptrdiff_t, 2>{1, 0});

static_assert([] {
  const Tensor<int, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  const Operand rows(view_of<const int, Shape<2, 3>>(x.data(), 2));
  using S = Shape<2, 3>;
  return rows.line<S, 1>({1, 0}).element(2) == 6 && rows.line<S, 0>({0, 1}).element(1) == 5 &&
         Scalar<int>(7).line<S, 1>({0, 0}).element(9) == 7;
}());
static_assert(Operand<View<const int, 2, 3>>::can_collapse<Shape<2, 3>>(0, 1));
static_assert(!Operand<View<const int, 3>>::can_collapse<Shape<2, 3>>(0, 1));

TEST_CASE("an operand aliases what is written unless each element is read before it is written") {
  Tensor<int, 10> x, y;
  const auto of = [](auto part) { return Operand(std::move(part)); };
  const View<int, 8> first(x.data()), second(x.data() + 2);
  CHECK(of(second).aliases(of(first)));
  CHECK(!of(first).aliases(of(first)));
  CHECK(!of(View<int, 10>(y.data())).aliases(of(first)));
  CHECK(of(StridedView<int, Shape<8>, detail::shape::StrideList<-1>>(x.data() + 7, 8)).aliases(of(first)));
}
