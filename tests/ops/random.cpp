// SPDX-License-Identifier: MIT
#include <dovetail/ops/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using namespace dovetail;

namespace {
constexpr auto draw(auto function) {
  Random random(Seed{7});
  return function(random);
}
}  // namespace

// At compile time the numbers are those that `random` itself draws.
static_assert(draw([](Random& r) { return uniform<float, 2, 3>(r); })(1, 2) == draw([](Random& r) {
                float u = 0;
                for (int i = 0; i < 6; ++i) u = r.uniform<float>();
                return u;
              }));
static_assert(draw([](Random& r) { return normal<double, dynamic>(3, r, 1, 2); })(2) == draw([](Random& r) {
                double z = 0;
                for (int i = 0; i < 3; ++i) z = r.normal(1., 2.);
                return z;
              }));
static_assert(draw([](Random& r) { return integers<std::int64_t, 2>(r, 5, 6); }) == Tensor<std::int64_t, 2>{5, 5});
static_assert(draw([](Random& r) { return bernoulli<bool, 2>(r, 1); }) == Tensor<bool, 2>{true, true});
static_assert(draw([](Random& r) {
                const auto p = permutation<3>(r);
                return p(0) + p(1) + p(2);
              }) == 3);
static_assert(draw([](Random& r) { return choice<2>(r, Tensor<int, 1, 2>{{8, 9}}); }) ==
              Tensor<int, 2, 2>{{8, 9}, {8, 9}});
static_assert(draw([](Random& r) {
                Tensor<int, 1> one(4);
                shuffle(r, one);
                return one(0);
              }) == 4);

TEST_CASE_TEMPLATE("tensors hold the numbers that random draws, in row-major order", T, float, double) {
  Random a(Seed{3}), b(Seed{3});
  const Tensor<T, 3, 4> u = uniform<T, 3, 4>(a), range = uniform<T, 3, 4>(a, -2, 6), z = normal<T, 3, 4>(a);
  const Tensor<T, dynamic, 4> rows = uniform<T, dynamic, 4>(5, a), moved = normal<T, dynamic, 4>(5, a, 3, T(0.5));
  for (const T v : u.flat()) CHECK(v == b.uniform<T>());
  for (const T v : range.flat()) CHECK(v == b.uniform(T(-2), T(6)));
  for (const T v : z.flat()) CHECK(v == b.normal<T>());
  CHECK(rows.rows() == 5);
  for (const T v : rows.flat()) CHECK(v == b.uniform<T>());
  for (const T v : moved.flat()) CHECK(v == b.normal(T(3), T(0.5)));
  CHECK(a.next() == b.next());
}

TEST_CASE_TEMPLATE("integers", T, std::int32_t, std::int64_t, std::uint8_t, bool) {
  Random a(Seed{3}), b(Seed{3});
  const auto few = integers<T, 100>(a, 0, 2);
  for (const T v : few) CHECK(v == static_cast<T>(b.below(2)));
  const auto x = integers<T, dynamic, 2>(500, a, 0, 2);
  const auto ones = std::count(x.flat().begin(), x.flat().end(), T(1));
  CHECK(std::abs(static_cast<double>(ones) - 500) < 5 * std::sqrt(1000 * 0.25));  // see tests/random/random.cpp
}

TEST_CASE("integers reach both ends of their type, and no further") {
  Random random(Seed{3});
  const auto bytes = integers<std::uint8_t, 10'000>(random, 0, 256);
  CHECK(*std::min_element(bytes.begin(), bytes.end()) == 0);
  CHECK(*std::max_element(bytes.begin(), bytes.end()) == 255);
  const auto negative = integers<std::int32_t, 10'000>(random, -3, 3);
  for (const auto v : negative) CHECK((v >= -3 && v < 3));
  const auto wide = integers<std::int64_t, 100>(random, std::numeric_limits<std::int64_t>::min(), 0);
  for (const auto v : wide) CHECK(v < 0);
  CHECK_THROWS_WITH_AS((integers<std::int32_t, 2>(random, 3, 3)), "integers from 3 to below 3: there is none",
                       OptionError);
  CHECK_THROWS_WITH_AS((integers<std::uint8_t, 2>(random, 0, 257)),
                       "integers from 0 to below 257 do not fit into unsigned char", OptionError);
  CHECK_THROWS_AS((integers<std::uint8_t, 2>(random, -1, 5)), OptionError);
  CHECK_THROWS_AS((integers<bool, 2>(random, 0, 3)), OptionError);
  CHECK_THROWS_AS((integers<std::uint64_t, 2>(random, -1, 3)), OptionError);
}

TEST_CASE("ranges that cannot be") {
  Random random;
  CHECK_THROWS_WITH_AS((uniform<float, 2>(random, 2, 1)),
                       "uniform from 2 to 1: expected finite numbers, the lower one first", OptionError);
  CHECK_THROWS_AS((uniform<double, 2>(random, -1e308, 1e308)), OptionError);
  CHECK_THROWS_WITH_AS((normal<float, 2>(random, 0, -1)), "normal: expected a deviation of at least 0, found -1",
                       OptionError);
  CHECK_THROWS_WITH_AS((bernoulli<bool, 2>(random, 1.5)), "bernoulli: expected a probability from 0 to 1, found 1.5",
                       OptionError);
#ifndef __FAST_MATH__
  CHECK_THROWS_AS((uniform<double, 2>(random, std::nan(""), 1)), OptionError);
  CHECK_THROWS_AS((uniform<float, 2>(random, 0, std::numeric_limits<float>::infinity())), OptionError);
  CHECK_THROWS_AS((normal<double, 2>(random, 0, std::nan(""))), OptionError);
#endif
  CHECK(uniform<float, 2>(random, 3, 3) == Tensor<float, 2>{3, 3});
  CHECK(normal<float, 2>(random, 3, 0) == Tensor<float, 2>{3, 3});
  CHECK(random.next() != Random().next());
}

TEST_CASE("bernoulli is 1 as often as its probability says") {
  Random random(Seed{3});
  const auto x = bernoulli<float, 10'000>(random, 0.3);
  double ones = 0;
  for (const float v : x) {
    REQUIRE((v == 0 || v == 1));
    ones += static_cast<double>(v);
  }
  CHECK(std::abs(ones - 3000) < 5 * std::sqrt(10'000 * 0.21));
  CHECK(bernoulli<bool, dynamic>(2, random, 0) == Tensor<bool, 2>{false, false});
}

TEST_CASE("permutation has each number once") {
  Random random(Seed{3});
  Tensor<std::int32_t, dynamic> x = permutation(1000, random);
  Tensor<std::int32_t, dynamic> sorted = x;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == arange<std::int32_t, 1000>());
  CHECK(!(x == sorted));
  CHECK(permutation(0, random).empty());
  CHECK(permutation<1>(random)(0) == 0);
}

TEST_CASE("shuffle moves whole rows, in each order as often") {
  Random random(Seed{3});
  int count[6]{};
  constexpr int n = 60'000;
  for (int k = 0; k < n; ++k) {
    Tensor<int, 3, 2> x{{0, 10}, {1, 11}, {2, 12}};
    shuffle(random, x);
    bool seen[3]{};
    for (std::size_t i = 0; i < 3; ++i) {
      REQUIRE(x(i, 1) == x(i, 0) + 10);
      seen[x(i, 0)] = true;
    }
    REQUIRE((seen[0] && seen[1] && seen[2]));
    ++count[x(0, 0) * 2 + (x(1, 0) > x(2, 0))];
  }
  for (const int c : count) CHECK(std::abs(c - n / 6) < 5 * std::sqrt(n * (1.0 / 6) * (5.0 / 6)));

  // As Random's own shuffle of a range; and through a view.
  Random a(Seed{4}), b(Seed{4});
  Tensor<int, dynamic> x = arange<int, dynamic>(50);
  std::vector<int> y(x.begin(), x.end());
  shuffle(a, x.view());
  b.shuffle(y);
  CHECK(std::equal(y.begin(), y.end(), x.begin()));
}

TEST_CASE("shuffle keeps the rows of several tensors beside each other") {
  Random random(Seed{3});
  Tensor<int, dynamic, 2> x = arange<int, 40>().reshape<dynamic, 2>();
  auto y = Tensor<double, dynamic>::with_rows(20);
  for (std::size_t i = 0; i < 20; ++i) y(i) = x(i, 0);
  shuffle(random, x, y);
  CHECK(!std::is_sorted(y.begin(), y.end()));
  for (std::size_t i = 0; i < 20; ++i) CHECK((x(i, 0) == static_cast<int>(y(i)) && x(i, 1) == x(i, 0) + 1));

  Random a(Seed{4}), b(Seed{4});  // the order is that of one tensor
  Tensor<double, dynamic> alone = y;
  shuffle(a, x, y);
  shuffle(b, alone);
  CHECK(y == alone);
  CHECK_THROWS_WITH_AS(shuffle(random, x, alone.rows(0, 1)), "shuffle: tensor 0 has 20 rows and tensor 1 has 1",
                       ShapeError);
}

TEST_CASE("choice draws rows") {
  Random random(Seed{3});
  const Tensor<int, dynamic, 2> x{{0, 10}, {1, 11}, {2, 12}};
  const Tensor<int, dynamic, 2> y = choice(3000, random, x);
  int count[3]{};
  CHECK(y.rows() == 3000);
  for (const auto row : y) {
    REQUIRE(row(1) == row(0) + 10);
    ++count[row(0)];
  }
  for (const int c : count) CHECK(std::abs(c - 1000) < 5 * std::sqrt(3000 * (1.0 / 3) * (2.0 / 3)));
  const Tensor<float, 4> few = choice<4>(random, Tensor<float, 2>{7, 7});
  CHECK(few == Tensor<float, 4>{7, 7, 7, 7});
  CHECK(choice(0, random, Tensor<int, dynamic>()).empty());
  CHECK_THROWS_WITH_AS(choice(1, random, Tensor<int, dynamic>()),
                       "choice: expected a tensor with rows, found one without", ShapeError);
}
