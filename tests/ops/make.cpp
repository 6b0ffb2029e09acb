// SPDX-License-Identifier: MIT
#include <dovetail/ops/make.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
#include <span>
#include <vector>

using namespace dovetail;

// At compile time, against NumPy's results.
static_assert(zeros<float, 2, 3>() == Tensor<float, 2, 3>{{0, 0, 0}, {0, 0, 0}});
static_assert(zeros<int, dynamic, 2>(1) == Tensor<int, dynamic, 2>{{0, 0}});
static_assert(ones<bool, 2>() == Tensor<bool, 2>{true, true});
static_assert(ones<double, dynamic>(2) == Tensor<double, 2>{1, 1});
static_assert(full<std::uint8_t, 2>(255) == Tensor<std::uint8_t, 2>{255, 255});
static_assert(full<float, dynamic, 1>(2, 0.5) == Tensor<float, 2, 1>{{0.5f}, {0.5f}});
static_assert(arange<int, 5>() == Tensor<int, 5>{0, 1, 2, 3, 4});
static_assert(arange<float, 3>(1, 0.5f) == Tensor<float, 3>{1, 1.5f, 2});
static_assert(arange<std::int64_t, 3>(5, -10) == Tensor<std::int64_t, 3>{5, -5, -15});
static_assert(arange<double, dynamic>(3, 1) == Tensor<double, 3>{1, 2, 3});
static_assert(linspace<float, 5>(0, 1) == Tensor<float, 5>{0, 0.25f, 0.5f, 0.75f, 1});
static_assert(linspace<double, dynamic>(3, 2, -2) == Tensor<double, 3>{2, 0, -2});
static_assert(linspace<double, 1>(3, 7) == Tensor<double, 1>(3.0));
static_assert(eye<int, 2>() == Tensor<int, 2, 2>{{1, 0}, {0, 1}});
static_assert(eye<float, 2, 3>(1) == Tensor<float, 2, 3>{{0, 1, 0}, {0, 0, 1}});
static_assert(eye<bool, 3, 2>(-1) == Tensor<bool, 3, 2>{{false, false}, {true, false}, {false, true}});
static_assert(eye<float, dynamic, 3>(2, 2) == Tensor<float, 2, 3>{{0, 0, 1}, {0, 0, 0}});
static_assert(zeros_like(Tensor<int, 2>{3, 4}) == Tensor<int, 2>{0, 0});
static_assert(ones_like(Tensor<bool, dynamic>{false, false}) == Tensor<bool, 2>{true, true});
static_assert(full_like(Tensor<float, 2>{3, 4}, 7) == Tensor<float, 2>{7, 7});

TEST_CASE_TEMPLATE("every type of elements", T, std::int32_t, std::int64_t, std::uint8_t, bool, float, double) {
  const Tensor<T, 3, 4> zero = zeros<T, 3, 4>(), one = ones<T, 3, 4>(), two = full<T, 3, 4>(T(2)),
                        unit = eye<T, 3, 4>();
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 4; ++j) {
      CHECK(zero(i, j) == T(0));
      CHECK(one(i, j) == T(1));
      CHECK(two(i, j) == T(2));
      CHECK(unit(i, j) == T(i == j));
    }
  if constexpr (!std::same_as<T, bool>) {
    const auto x = arange<T, 10>(T(3), T(2));
    for (std::size_t i = 0; i < 10; ++i) CHECK(x(i) == static_cast<T>(3 + 2 * i));
  }
}

TEST_CASE("rows of run time") {
  const std::size_t rows = 1000;
  const auto x = full<float, dynamic, 2, 3>(rows, 4);
  CHECK(x.rows() == rows);
  for (const float v : x.flat()) CHECK(v == 4);
  const auto count = arange<std::int32_t, dynamic>(rows);
  for (std::size_t i = 0; i < rows; ++i) CHECK(count(i) == static_cast<std::int32_t>(i));
  CHECK(zeros<float, dynamic>(0).empty());
  CHECK(arange<int, dynamic>(0).empty());
  CHECK(linspace<float, dynamic>(0, 0, 1).empty());
  CHECK(linspace<float, dynamic>(1, 2, 5)(0) == 2);
  CHECK_THROWS_AS((zeros<float, dynamic>(static_cast<std::size_t>(-1))), ShapeError);
}

TEST_CASE("tensors like others, and like views") {
  const Tensor<std::uint8_t, dynamic, 2> x{{1, 2}, {3, 4}, {5, 6}};
  const Tensor<std::uint8_t, dynamic, 2> zero = zeros_like(x), one = ones_like(x.view()), nine = full_like(x, 9);
  CHECK(zero == zeros<std::uint8_t, 3, 2>());
  CHECK(one == ones<std::uint8_t, 3, 2>());
  CHECK(nine == full<std::uint8_t, 3, 2>(9));
  const Tensor<std::uint8_t, 2> row = ones_like(x[1]);
  CHECK(row == Tensor<std::uint8_t, 2>{1, 1});
}

TEST_CASE("a range of integers holds what its type holds, up to the last") {
  CHECK(arange<std::uint8_t, 256>()(255) == 255);
  CHECK(arange<std::int8_t, 256>(-128)(255) == 127);
  CHECK(arange<std::uint8_t, 3>(255, 0)(2) == 255);
  CHECK(arange<std::int64_t, 2>(INT64_MIN, INT64_MAX)(1) == -1);
  CHECK_THROWS_WITH_AS((arange<std::uint8_t, 257>()),
                       "arange: 257 numbers from 0 in steps of 1 do not fit into unsigned char", OptionError);
  CHECK_THROWS_AS((arange<std::int8_t, 3>(-100, -20)), OptionError);
  CHECK_THROWS_AS((arange<int, dynamic>(3, INT32_MAX - 1)), OptionError);
}

TEST_CASE("the ends of linspace are exact, and what is between is off by two roundings") {
  const auto x = linspace<double, 50>(-0.1, 0.7);
  CHECK(x(0) == -0.1);
  CHECK(x(49) == 0.7);
  for (std::size_t i = 0; i < 50; ++i)
    CHECK(x(i) == doctest::Approx(-0.1 + 0.8 * static_cast<double>(i) / 49).epsilon(1e-15));
}

// Tensor's own constructors.
TEST_CASE("from lists and spans") {
  constexpr Tensor<double, 2, 1, 2> list{{{1, 2}}, {{3, 4}}};
  static_assert(list(1, 0, 1) == 4);
  const std::vector<float> numbers{1, 2, 3, 4, 5, 6};
  CHECK(Tensor<float, 2, 3>(numbers) == Tensor<float, 2, 3>{{1, 2, 3}, {4, 5, 6}});
  CHECK(Tensor<float, dynamic, 2>(std::span(numbers)).rows() == 3);
  CHECK_THROWS_AS((Tensor<float, 2, 2>(numbers)), ShapeError);
  CHECK_THROWS_AS((Tensor<float, dynamic, 4>(numbers)), ShapeError);
}
