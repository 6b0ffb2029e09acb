// SPDX-License-Identifier: MIT
#include <dovetail/ops/train_test_split.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <vector>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>

using namespace dovetail;

namespace {
// Row i is {i, 10 i}, and y(i) is -i.
auto table(std::size_t rows) {
  auto x = Tensor<float, dynamic, 2>::with_rows(rows);
  auto y = Tensor<std::int32_t, dynamic>::with_rows(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    x[i](0) = static_cast<float>(i);
    x[i](1) = static_cast<float>(10 * i);
    y(i) = -static_cast<std::int32_t>(i);
  }
  return std::pair(x, y);
}
}  // namespace

TEST_CASE("each row is in one part, beside its label") {
  const auto [x, y] = table(10);
  const auto [x_train, x_test, y_train, y_test] = train_test_split(x, y, {.test_size = 0.3, .seed = Seed{5}});
  static_assert(std::same_as<decltype(x_train), const Tensor<float, dynamic, 2>>);
  static_assert(std::same_as<decltype(y_test), const Tensor<std::int32_t, dynamic>>);
  CHECK(x_train.rows() == 7);
  CHECK(x_test.rows() == 3);
  std::vector<std::int32_t> seen;
  const auto see = [&](const auto& part, const auto& labels) {
    REQUIRE(part.rows() == labels.rows());
    for (std::size_t i = 0; i < part.rows(); ++i) {
      CHECK(part(i, 0) == static_cast<float>(-labels(i)));
      CHECK(part(i, 1) == 10 * part(i, 0));
      seen.push_back(-labels(i));
    }
  };
  see(x_train, y_train);
  see(x_test, y_test);
  CHECK(!std::ranges::is_sorted(seen));
  std::ranges::sort(seen);
  for (std::size_t i = 0; i < 10; ++i) CHECK(seen[i] == static_cast<std::int32_t>(i));
}

TEST_CASE("a seed gives the same parts, another one others, and without shuffling the order stays") {
  const auto [x, y] = table(100);
  const auto a = train_test_split(x), b = train_test_split(x), c = train_test_split(x, {.seed = Seed{1}});
  CHECK(std::get<0>(a) == std::get<0>(b));
  CHECK(!(std::get<0>(a) == std::get<0>(c)));
  const auto [start, rest] = train_test_split(x, {.shuffle = false});
  CHECK(start == x.rows(0, 75));
  CHECK(rest == x.rows(75, 25));
}

TEST_CASE("the test is rounded up, and sizes are checked") {
  const auto [x, y] = table(5);
  CHECK(std::get<1>(train_test_split(x)).rows() == 2);
  CHECK(std::get<1>(train_test_split(x, {.test_size = 0.01})).rows() == 1);
  CHECK_THROWS_WITH_AS(train_test_split(x, {.test_size = 1}),
                       "train_test_split: expected a test_size above 0 and below 1, found 1", OptionError);
  CHECK_THROWS_AS(train_test_split(x, {.test_size = 0}), OptionError);
  CHECK_THROWS_WITH_AS(train_test_split(x, {.test_size = 0.9}),
                       "train_test_split: 5 rows and a test_size of 0.9 leave none for training", ShapeError);
  CHECK_THROWS_AS(train_test_split(Tensor<float, dynamic, 2>()), ShapeError);
  CHECK_THROWS_WITH_AS(train_test_split(x, y.rows(0, 4)), "train_test_split: tensor 0 has 5 rows and tensor 1 has 4",
                       ShapeError);
}

TEST_CASE("an expression is computed, and split as its tensor") {
  Tensor<std::int32_t, dynamic, 2> x = Tensor<std::int32_t, dynamic, 2>::with_rows(8);
  for (std::size_t i = 0; i < x.size(); ++i) x.flat()[i] = static_cast<std::int32_t>(i);
  const Tensor<float, dynamic, 2> half = cast<float>(x) / 2.F;
  const auto [train, test] = train_test_split(cast<float>(x) / 2.F);
  const auto [expected_train, expected_test] = train_test_split(half);
  CHECK(train == expected_train);
  CHECK(test == expected_test);
}
