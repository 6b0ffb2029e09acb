// SPDX-License-Identifier: MIT
#include <dovetail/ops/standardize.hpp>

#include <doctest/doctest.h>

#include <dovetail/ops/random.hpp>
#include <dovetail/ops/statistics.hpp>
#include <dovetail/tensor/slice.hpp>

using namespace dovetail;

TEST_CASE_TEMPLATE("columns get mean 0 and deviation 1", T, float, double) {
  const Tensor<T, 4, 2> x{{1, 100}, {3, 100}, {1, 300}, {3, 300}};
  CHECK(standardize(x) == Tensor<T, 4, 2>{{-1, -1}, {1, -1}, {-1, 1}, {1, 1}});
  Random random;
  const auto y = standardize(normal<T, dynamic, 3>(1000, random, T(1e4), T(2)));
  const double rounding = std::is_same_v<T, float> ? 1e-6 : 1e-9;  // of double: n ε mean / deviation
  for (int c = 0; c < 3; ++c) {
    CHECK(std::abs(static_cast<double>(mean(y(all, c)))) < rounding);
    CHECK(std::abs(static_cast<double>(stddev(y(all, c))) - 1) < rounding);
  }
}

TEST_CASE("the test goes by the columns of training") {
  const Tensor<double, dynamic, 2> train{{0, 5}, {2, 7}}, test{{4, 6}};
  CHECK(standardize(test, train) == Tensor<double, dynamic, 2>{{3, 0}});
  CHECK_THROWS_WITH_AS(standardize(test, Tensor<double, dynamic, 2>()),
                       "standardize: expected rows to take the mean of, found none", ShapeError);
}

TEST_CASE("what is constant becomes 0, however its mean is rounded") {
  for (const float value : {0.1f, 1e6f, -3e-20f, 0.f}) {
    auto x = Tensor<float, dynamic, 1>::with_rows(1001);
    x.fill(value);
    const auto y = standardize(x);
    for (std::size_t i = 0; i < y.rows(); ++i) REQUIRE(std::abs(y(i, 0)) <= 1e-7f * std::abs(value));
  }
}

TEST_CASE("a series is one column, images have channels") {
  CHECK(standardize(Tensor<float, 4>{1, 3, 1, 3}) == Tensor<float, 4>{-1, 1, -1, 1});
  const Tensor<float, 2, 1, 2, 2> images{{{{0, 5}, {2, 5}}}, {{{0, 7}, {2, 7}}}};
  CHECK(standardize(images) == Tensor<float, 2, 1, 2, 2>{{{{-1, -1}, {1, -1}}}, {{{-1, 1}, {1, 1}}}});
}
