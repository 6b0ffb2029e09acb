// SPDX-License-Identifier: MIT
#include <dovetail/ops/comparison.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
using Bools = Tensor<bool, 3>;
}  // namespace

static_assert(eval(Tensor<int, 3>{1, 2, 3} < 2) == Bools{true, false, false});
static_assert(eval(where(Tensor<int, 3>{1, 2, 3} > 1, 5, Tensor<int, 3>{7, 8, 9})) == Tensor<int, 3>{7, 5, 5});

TEST_CASE("comparisons give bools, and a NaN is neither less nor equal nor greater") {
  const Tensor<float, 3> x = {1, 2, no_number}, y = {2, 2, no_number};
  CHECK(eval(x < y) == Bools{true, false, false});
  CHECK(eval(x <= y) == Bools{true, true, false});
  CHECK(eval(x > y) == Bools{false, false, false});
  CHECK(eval(x >= y) == Bools{false, true, false});
  CHECK(eval(equal(x, y)) == Bools{false, true, false});
  CHECK(eval(not_equal(x, y)) == Bools{true, false, true});
  CHECK(eval(2 > x) == Bools{true, false, false});
}

TEST_CASE("bools are joined, and so are the bits of integers") {
  const Bools a = {true, true, false}, b = {true, false, false};
  CHECK(eval(a & b) == Bools{true, false, false});
  CHECK(eval(a | b) == Bools{true, true, false});
  CHECK(eval(a ^ b) == Bools{false, true, false});
  CHECK(eval(!b) == Bools{false, true, true});
  const Tensor<int, 3> x = {1, 6, 12};
  CHECK(eval(x & 4) == Tensor<int, 3>{0, 4, 4});
  CHECK(eval(x | 1) == Tensor<int, 3>{1, 7, 13});
  CHECK(eval(x ^ 3) == Tensor<int, 3>{2, 5, 15});
  CHECK(eval(!(x & 4)) == Bools{true, false, false});
}

TEST_CASE_TEMPLATE("a mask of packs picks as one of elements does", T, float, double) {
  Tensor<T, 37> x, y;  // whole packs and a tail on every machine
  for (std::size_t i = 0; i < 37; ++i) x(i) = static_cast<T>(i) - 20, y(i) = static_cast<T>(i * 7 % 11) - 5;
  const Tensor<T, 37> z = where(((x > 0) & (y < 2)) | !(x > y) | ((x < -9) ^ (y < 0)), x, y * 2);
  for (std::size_t i = 0; i < 37; ++i) {
    CAPTURE(i);
    const bool mask = (x(i) > 0 && y(i) < 2) || !(x(i) > y(i)) || ((x(i) < -9) != (y(i) < 0));
    CHECK(z(i) == (mask ? x(i) : y(i) * 2));
  }
}

TEST_CASE("casts end at the least and the greatest integer") {
  const Tensor<float, 6> x = {1.9f, -1.9f, 1e10f, -infinity, no_number, 300};
  CHECK(eval(cast<std::int32_t>(x)) == Tensor<std::int32_t, 6>{1, -1, 2147483647, -2147483647 - 1, 0, 300});
  CHECK(eval(cast<std::uint8_t>(x)) == Tensor<std::uint8_t, 6>{1, 0, 255, 0, 0, 255});
  CHECK(eval(cast<std::int64_t>(x))(2) == 10'000'000'000);
  CHECK(eval(cast<bool>(x)) == Tensor<bool, 6>{true, true, true, true, true, true});
  CHECK(eval(cast<double>(x))(0) == static_cast<double>(1.9f));
  static_assert(eval(cast<int>(Tensor<double, 2>{1e300, -2.5})) == Tensor<int, 2>{2147483647, -2});
}

TEST_CASE("operands are compared whole") {
  const Tensor<float, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
  CHECK(x + x == x * 2);
  CHECK(x + 1 != x);
  CHECK(x == eval(x));
  CHECK(x(all, range<0, 3, 2>) == Tensor<float, 2, 2>{{1, 3}, {4, 6}});
  CHECK(x(all, range<0, 3, 2>) == x(all, range<0, 3, 2>));
  CHECK(x + 0 != Tensor<float, 1, 3>{{1, 2, 3}});  // no broadcasting
  CHECK(x + 0 != Tensor<float, 2, 2>{{1, 2}, {4, 5}});
  auto rows = Tensor<float, dynamic, 3>::with_rows(2);
  CHECK(rows + x == x);
  CHECK(rows + 0 != Tensor<float, dynamic, 3>::with_rows(3));
  CHECK(Tensor<int, 2>{1, 2} == Tensor<float, 2>{1, 2});
  const Tensor<float, 2> nans = {no_number, 1};
  CHECK_FALSE(nans + 0 == nans);
}
