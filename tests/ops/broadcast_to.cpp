// SPDX-License-Identifier: MIT
#include <dovetail/ops/broadcast_to.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

static_assert(std::same_as<decltype(broadcast_to<4, 3>(std::declval<Tensor<int, 3>&>())),
                           StridedView<const int, Shape<4, 3>, detail::shape::StrideList<0, 1>>>);
static_assert(std::same_as<decltype(broadcast_to<4, 3>(std::declval<View<int, 4, 1>>())),
                           StridedView<const int, Shape<4, 3>, detail::shape::StrideList<1, 0>>>);
static_assert(std::same_as<decltype(broadcast_to<2, 3>(std::declval<Tensor<int, 2, 3>&>())), View<const int, 2, 3>>);
static_assert(std::same_as<decltype(broadcast_to<4, 3>(std::declval<Tensor<int, 3>>())), Tensor<int, 4, 3>>);
static_assert(std::same_as<decltype(broadcast_to<dynamic, 4, 3>(std::declval<Tensor<int, dynamic, 1, 3>&>()))::shape,
                           Shape<dynamic, 4, 3>>);
static_assert([] {
  const Tensor<int, 2, 1> x = {{1}, {2}};
  int n = 0;
  for (const auto plane : broadcast_to<5, 2, 3>(x)) n += plane(1, 2);
  return n == 10 && eval(broadcast_to<2, 3>(x)) == Tensor<int, 2, 3>{{1, 1, 1}, {2, 2, 2}};
}());

TEST_CASE("the elements are seen several times") {
  const Tensor<float, 3, 1, 2> x = {{{1, 2}}, {{3, 4}}, {{5, 6}}};
  const auto y = broadcast_to<2, 3, 20, 2>(x);
  const Tensor<float, 2, 3, 20, 2> z = y;
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 20; ++k)
        for (std::size_t l = 0; l < 2; ++l) {
          CHECK(&y(i, j, k, l) == &x(j, 0, l));
          CHECK(z(i, j, k, l) == x(j, 0, l));
        }
  const auto a = x(all, 0, last);  // of a strided view
  const auto column = broadcast_to<4, 3>(a);
  CHECK(&column(3, 2) == &x(2, 0, 1));
  CHECK(eval(broadcast_to<2, 2>(a(range<0, 2>) + 1)) == Tensor<float, 2, 2>{{3, 5}, {3, 5}});
}

TEST_CASE("rows that run time knows") {
  const Tensor<float, dynamic, 1> x = {{1}, {2}};
  const auto y = broadcast_to<dynamic, 3>(x);
  CHECK(y.rows() == 2);
  CHECK(y(1, 2) == 2);
  CHECK(broadcast_to<2, 3>(x)(1, 2) == 2);
  CHECK_THROWS_WITH_AS((broadcast_to<3, 3>(x)), "shape (2, 1) cannot be broadcast to (3, 3)", ShapeError);
  CHECK_THROWS_AS((broadcast_to<3, 3>(x + 1)), ShapeError);
}
