// SPDX-License-Identifier: MIT
#include <dovetail/ops/dot.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/flip.hpp>

#include "products.hpp"

using namespace dovetail;
using products::check_sum, products::random;

TEST_CASE_TEMPLATE("products of vectors, around the edges of packs", T, float, double, std::int32_t) {
  Random random_(Seed{1});
  for (std::size_t n = 0; n < 150; ++n) {
    const auto x = random<Tensor<T, dynamic>>(random_, n);
    const auto y = random<Tensor<T, dynamic>>(random_, n);
    check_sum(dot(x, y), n, [&](std::size_t i) { return double(x(i)) * double(y(i)); });
    const Tensor<T, dynamic, 3> xy = outer(x, Tensor<T, 3>{1, 2, 3});
    REQUIRE(xy.rows() == n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < 3; ++j) CHECK(xy(i, j) == x(i) * T(j + 1));
  }
}

TEST_CASE("vectors of other steps, and in constant expressions") {
  const Tensor<float, 3, 3> x{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
  CHECK(dot(x(all, 0), x(all, 2)) == 90);
  CHECK(dot(x[0], x(all, 0)) == 30);
  CHECK(outer(x(range<0, 2>, 1), x[0]) == Tensor<float, 2, 3>{{2, 4, 6}, {5, 10, 15}});
  constexpr Tensor<double, 3> v{1, 2, 3};
  static_assert(dot(v, v) == 14);
  static_assert(outer(v, v)(2, 1) == 6);
  constexpr Tensor<double, 2, 3> m{{1, 2, 3}, {4, 5, 6}};
  static_assert(dot(m(all, 2), m(all, 0)) == 27 && dot(flip<0>(m(all, 2)), m(all, 0)) == 18);
}

#if defined(__cpp_exceptions)
TEST_CASE("lengths that only run time knows are checked") {
  const auto x = Tensor<float, dynamic>::with_rows(2);
  CHECK_THROWS_WITH_AS(dot(x, Tensor<float, 3>()), "dot of shapes (2) and (3), which are not equally long", ShapeError);
}
#endif

TEST_CASE_TEMPLATE("a million products, one after the other and steps apart, are off by few roundings", T, float,
                   double) {
  constexpr std::size_t n = 1'000'003;
  auto x = Tensor<T, dynamic>::with_rows(n);
  x.fill(T(0.1));
  auto y = Tensor<T, dynamic, 2>::with_rows(n);
  y.fill(T(0.7));
  const double sum = static_cast<double>(n) * static_cast<double>(T(0.1)) * static_cast<double>(T(0.7)),
               bound = 170 * static_cast<double>(std::numeric_limits<T>::epsilon()) / 2 * sum;
  const Tensor<T, dynamic> sevens = y(all, 0);
  CHECK(std::abs(static_cast<double>(dot(x, sevens)) - sum) <= bound);
  CHECK(std::abs(static_cast<double>(dot(x, y(all, 1))) - sum) <= bound);
}
