// SPDX-License-Identifier: MIT
#include <dovetail/ops/tensordot.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/flip.hpp>

#include "products.hpp"

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert([] {
  const Tensor<int, 2, 2> x{{1, 2}, {3, 4}};
  return tensordot<1>(flip<0>(x), flip<1>(x)) == Tensor<int, 2, 2>{{22, 15}, {10, 7}} &&
         tensordot<1>(Tensor<int, dynamic, 2>(), x).empty();
}());
using products::check_sum, products::random;

TEST_CASE_TEMPLATE("the last axes of one tensor with the first of another", T, float, double, std::int32_t) {
  Random random_(Seed{3});
  const auto x = random<Tensor<T, 2, 3, 4>>(random_);
  const auto y = random<Tensor<T, 3, 4, 5>>(random_);
  const auto v = random<Tensor<T, 4>>(random_);

  const Tensor<T, 2, 5> two = tensordot<2>(x, y);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 5; ++j)
      check_sum(two(i, j), 12, [&](std::size_t k) { return double(x(i, k / 4, k % 4)) * double(y(k / 4, k % 4, j)); });

  const Tensor<T, 2, 3> one = tensordot<1>(x, v);
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      check_sum(one(i, j), 4, [&](std::size_t k) { return double(x(i, j, k)) * double(v(k)); });

  check_sum(tensordot<3>(x, x), 24, [&](std::size_t k) { return double(x.flat()[k]) * double(x.flat()[k]); });

  const Tensor<T, 2, 3, 4, 4> outer = tensordot<0>(x, v);
  for (std::size_t k = 0; k < 4; ++k) CHECK(outer(1, 2, 3, k) == x(1, 2, 3) * v(k));
}

TEST_CASE("rows that only run time knows lead, or are summed over") {
  const Tensor<float, dynamic, 2> rows = {{1, 2}, {3, 4}, {5, 6}};
  const Tensor<float, dynamic> kept = tensordot<1>(rows, Tensor<float, 2>{1, 10});
  CHECK(kept == Tensor<float, 3>{21, 43, 65});
  CHECK(tensordot<1>(Tensor<float, 3>{1, 1, 1}, rows) == Tensor<float, 2>{9, 12});
#if defined(__cpp_exceptions)
  CHECK_THROWS_WITH_AS(tensordot<1>(Tensor<float, 2>(), rows), "tensordot<1> of shapes (2) and (3, 2)", ShapeError);
#endif
  constexpr Tensor<double, 2, 2> s = {{1, 2}, {3, 4}};
  static_assert(tensordot<2>(s, s) == 30);
}
