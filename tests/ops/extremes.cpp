// SPDX-License-Identifier: MIT
#include <dovetail/ops/extremes.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/flip.hpp>

#include "groups.hpp"

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
namespace {
constexpr Tensor<float, 3, 3> numbers{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
constexpr auto no_rows() { return Tensor<float, dynamic, 4>::with_rows(0); }
}  // namespace
static_assert(argmax(flip<0>(numbers(all, 1))) == 0 && argmin(flip<0>(numbers)(all, 1)) == 2);
static_assert(max(flip<1>(numbers), axis<0>) == Tensor<float, 3>{9, 8, 7} && argmax(Tensor<int, 1, 1>{{5}}) == 0);
static_assert(max(no_rows(), axis<1>).empty() && argmax(no_rows(), axis<1>).empty());

namespace {

constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(max(given) == 6 && min(given, axis<0>) == Tensor<float, 3>{1, 2, 3});
static_assert(argmax(given) == 5 && argmax(given, axis<1>) == Tensor<std::int64_t, 2>{1, 2});
static_assert(argmin(given, axis<0>, keepdims) == Tensor<std::int64_t, 1, 3>{{0, 1, 0}});

template <class X, int... I>
void check_extremes(const X& x, detail::expressions::Axis<I...> over) {
  const auto expected = groups(x, over);
  check_groups(min(x, over), expected,
               [](const auto& group) { return Expected{*std::min_element(group.begin(), group.end()), 0}; });
  check_groups(max(x, over, keepdims), expected,
               [](const auto& group) { return Expected{*std::max_element(group.begin(), group.end()), 0}; });
  if constexpr (sizeof...(I) < 2) {
    check_groups(argmin(x, over), expected, [](const auto& group) {
      return Expected{static_cast<double>(std::min_element(group.begin(), group.end()) - group.begin()), 0};
    });
    check_groups(argmax(x, over, keepdims), expected, [](const auto& group) {
      return Expected{static_cast<double>(std::max_element(group.begin(), group.end()) - group.begin()), 0};
    });
  }
}

}  // namespace

TEST_CASE_TEMPLATE("extremes of every number of rows and columns about a pack", T, float, double) {
  for (std::size_t rows = 1; rows < 70; ++rows) {
    CAPTURE(rows);
    check_extremes(made<Tensor<T, dynamic>>(rows), axis<>);
    const auto x = made<Tensor<T, dynamic, detail::simd::width<T> + 1>>(rows);
    check_extremes(x, axis<0>);
    check_extremes(x, axis<1>);
  }
  check_extremes(made<Tensor<T, dynamic, 300>>(20), axis<0>);
  check_extremes(made<Tensor<T, dynamic, 2300>>(5), axis<>);  // longer than what is searched at a time
}

TEST_CASE_TEMPLATE("extremes of every type, over any axes", T, float, std::int32_t, std::int64_t, std::uint8_t, bool) {
  const auto x = made<Tensor<T, 3, 4, 5>>();
  check_extremes(x, axis<1>);
  check_extremes(x, axis<-1, 0>);
  check_extremes(x(all, range<0, 4, 2>, all), axis<>);
}

TEST_CASE("extremes of an expression, none of whose padding counts") {
  const auto x = made<Tensor<float, 5, 19>>();
  check_extremes(x * x + 3, axis<1>);
  check_extremes(x * x + 3, axis<0>);
  check_extremes(-x - 9, axis<>);
}

TEST_CASE("a NaN is passed on, wherever it is") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (std::size_t at = 0; at < 150; ++at) {
    CAPTURE(at);
    auto x = made<Tensor<float, dynamic, 3>>(50);
    x.data()[at] = nan;
    CHECK(std::isnan(min(x)));
    CHECK(std::isnan(max(x)));
    CHECK(std::isnan(max(x, axis<0>)(at % 3)));
    CHECK_FALSE(std::isnan(max(x, axis<0>)((at + 1) % 3)));
    CHECK(argmax(x) == static_cast<std::int64_t>(at));
    CHECK(argmin(x, axis<0>)(at % 3) == static_cast<std::int64_t>(at / 3));
  }
}

TEST_CASE("the first of equals, and the first NaN, wherever they are in a long row") {
  for (const std::size_t at : {0u, 1u, 15u, 16u, 17u, 1023u, 1024u, 1025u, 2047u, 2048u, 4000u, 4094u, 4095u}) {
    CAPTURE(at);
    auto x = Tensor<float, 4096>();
    x(at) = 3, x(4095) = 3;
    CHECK(argmax(x) == static_cast<std::int64_t>(at));
    x(at) = -3, x(4095) = -3;
    CHECK(argmin(x) == static_cast<std::int64_t>(at));
    x(at) = std::numeric_limits<float>::quiet_NaN(), x(4095) = x(at), x(0) = at == 0 ? x(at) : 9.0f;
    CHECK(argmax(x) == static_cast<std::int64_t>(at));
    CHECK(argmin(x) == static_cast<std::int64_t>(at));
  }
}

TEST_CASE("of infinities, the extremes are infinite") {
  Tensor<double, dynamic> x = Tensor<double, dynamic>::with_rows(21);
  x.fill(-std::numeric_limits<double>::infinity());
  CHECK(max(x) == -std::numeric_limits<double>::infinity());
  CHECK(argmax(x) == 0);
}

TEST_CASE("of no elements there are none") {
  const Tensor<float, dynamic, 3> none;
  CHECK_THROWS_WITH_AS(max(none), "the maximum of no elements, in shape (0, 3)", ShapeError);
  CHECK_THROWS_WITH_AS(argmin(none, axis<0>), "the index of the minimum of no elements, in shape (0, 3)", ShapeError);
  CHECK(max(none, axis<1>).rows() == 0);
}
