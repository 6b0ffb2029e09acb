// SPDX-License-Identifier: MIT
#include <dovetail/ops/arithmetic.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <dovetail/ops/comparison.hpp>

using namespace dovetail;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
template <class T>
using Three = Tensor<T, 3>;
template <class X, class Y>
using Sum = typename decltype(std::declval<X>() + std::declval<Y>())::value_type;

template <class T>
Tensor<T, 37> numbers(int step) {  // whole packs and a tail on every machine
  Tensor<T, 37> x;
  for (int i = 0; i < 37; ++i) x(i) = static_cast<T>(i * step % 23 + 1);
  return x;
}
}  // namespace

// Elements of one type keep it; others have C++'s common one; a number takes the tensor's, but for a real one among
// integers.
static_assert(std::is_same_v<Sum<Three<std::uint8_t>, Three<std::uint8_t>>, std::uint8_t>);
static_assert(std::is_same_v<Sum<Three<float>, Three<float>>, float>);
static_assert(std::is_same_v<Sum<Three<float>, Three<double>>, double>);
static_assert(std::is_same_v<Sum<Three<float>, Three<std::int32_t>>, float>);
static_assert(std::is_same_v<Sum<Three<std::int32_t>, Three<std::int64_t>>, std::int64_t>);
static_assert(std::is_same_v<Sum<Three<bool>, Three<bool>>, std::int32_t>);
static_assert(std::is_same_v<Sum<Three<bool>, Three<float>>, float>);
static_assert(std::is_same_v<Sum<Three<float>, double>, float>);
static_assert(std::is_same_v<Sum<Three<float>, int>, float>);
static_assert(std::is_same_v<Sum<Three<std::uint8_t>, int>, std::uint8_t>);
static_assert(std::is_same_v<Sum<Three<std::int32_t>, double>, double>);
static_assert(std::is_same_v<Sum<Three<bool>, int>, int>);

static_assert(eval(Three<float>{1, 2, 3} * 2 - 1) == Three<float>{1, 3, 5});
static_assert(eval(-Three<int>{1, 2, 3} / 2 + Three<int>{1, 2, 3} % 2) == Three<int>{1, -1, 0});
static_assert(eval(Three<float>{1, 2, 3} / 0)(0) == infinity);

TEST_CASE_TEMPLATE("each element is computed as alone", T, float, double, std::int32_t, std::int64_t, std::uint8_t) {
  const auto x = numbers<T>(5), y = numbers<T>(7), z = numbers<T>(3);
  const auto check = [&](const auto& found, auto f) {
    for (std::size_t i = 0; i < 37; ++i) {
      CAPTURE(i);
      CHECK(found(i) == static_cast<T>(f(x(i), y(i), z(i))));
    }
  };
  check(eval(x + y), [](T a, T b, T) { return a + b; });
  check(eval(x - y), [](T a, T b, T) { return a - b; });
  check(eval(x * y), [](T a, T b, T) { return a * b; });
  check(eval(x / y), [](T a, T b, T) { return a / b; });
  check(eval(-x), [](T a, T, T) { return -a; });
  check(eval(2 * x), [](T a, T, T) { return 2 * a; });
  check(eval(40 - x), [](T a, T, T) { return 40 - a; });
  check(eval(minimum(x, y)), [](T a, T b, T) { return a < b ? a : b; });
  check(eval(maximum(x, y)), [](T a, T b, T) { return a < b ? b : a; });
  check(eval(clamp(x, 4, y)), [](T a, T b, T) { return a < 4 ? T(4) : a > b ? b : a; });
  check(eval(fma(x, y, z)), [](T a, T b, T c) { return a * b + c; });  // exact: small whole numbers
  if constexpr (std::is_integral_v<T>) check(eval(x % y), [](T a, T b, T) { return a % b; });
}

TEST_CASE("mixtures are computed in the common type") {
  const Three<std::int32_t> i = {1, 2, 3};
  const Three<bool> b = {true, false, true};
  CHECK(eval(i + Three<double>{0.5, 0.5, 0.5}) == Three<double>{1.5, 2.5, 3.5});
  CHECK(eval(i * 0.5) == Three<double>{0.5, 1, 1.5});
  CHECK(eval(i / Three<std::int64_t>{2, 2, 2}) == Three<std::int64_t>{0, 1, 1});
  CHECK(eval(b + b) == Three<std::int32_t>{2, 0, 2});
  CHECK(eval(b * Three<float>{3, 4, 5}) == Three<float>{3, 0, 5});
}

TEST_CASE("integers wrap round") {
  const Three<std::int32_t> top = {2147483647, 65536, -2147483647 - 1};
  CHECK(eval(top + 1)(0) == -2147483647 - 1);
  CHECK(eval(top * top)(1) == 0);
  CHECK(eval(-top)(2) == -2147483647 - 1);
  CHECK(eval(top - 1)(2) == 2147483647);
  CHECK(eval(Three<std::uint8_t>{255, 0, 16} + 1) == Three<std::uint8_t>{0, 1, 17});
  CHECK(eval(Three<std::uint8_t>{255, 0, 16} * 16) == Three<std::uint8_t>{240, 0, 0});
  CHECK(eval(Three<std::uint16_t>{65535, 0, 1} * 65535)(0) == 1);
}

TEST_CASE("a number that the elements cannot hold is refused") {
  const Three<std::int8_t> x = {1, 2, 3};
  CHECK_THROWS_AS(eval(x + 128), ValueError);
  CHECK_THROWS_AS(eval(x * -129), ValueError);
  CHECK_THROWS_AS(eval(Three<std::uint8_t>{} - -1), ValueError);
  CHECK_THROWS_AS(eval(Three<std::int32_t>{} + 3'000'000'000), ValueError);
  CHECK_THROWS_AS(eval(Three<std::int32_t>{} + 3'000'000'000u), ValueError);
  CHECK(eval(x + 127)(0) == -128);
}

TEST_CASE_TEMPLATE("the smaller and the larger of special numbers", T, float, double) {
  Tensor<T, 37> x = numbers<T>(1), y = numbers<T>(1);
  for (std::size_t i = 0; i < 37; i += 4)
    x(i) = T(no_number), y((i + 2) % 37) = T(no_number), y(i + 1 < 37 ? i + 1 : 1) = -T(infinity);
  const Tensor<T, 37> least = minimum(x, y), most = maximum(x, y), within = clamp(x, 3, 5);
  for (std::size_t i = 0; i < 37; ++i) {
    CAPTURE(i);
    CHECK(std::isnan(least(i)) == (std::isnan(x(i)) || std::isnan(y(i))));
    CHECK(std::isnan(most(i)) == (std::isnan(x(i)) || std::isnan(y(i))));
    CHECK(std::isnan(within(i)) == std::isnan(x(i)));
    if (!std::isnan(least(i))) CHECK(least(i) == std::fmin(x(i), y(i)));
    if (!std::isnan(most(i))) CHECK(most(i) == std::fmax(x(i), y(i)));
  }
}

TEST_CASE("x op= y") {
  Tensor<float, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
  x += x[0];
  CHECK(x == Tensor<float, 2, 3>{{2, 4, 6}, {5, 7, 9}});
  x *= 2.0;
  CHECK(x == Tensor<float, 2, 3>{{4, 8, 12}, {10, 14, 18}});
  x(all, 0) -= Tensor<float, 2>{4, 9};
  x[1] /= Tensor<float, 3>{1, 2, 3};
  CHECK(x == Tensor<float, 2, 3>{{0, 8, 12}, {1, 7, 6}});
  CHECK(&(x += 1) == &x);
}
