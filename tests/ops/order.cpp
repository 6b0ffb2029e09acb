// SPDX-License-Identifier: MIT
#include <dovetail/ops/order.hpp>

#include <doctest/doctest.h>

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
static_assert(sort(flip<1>(numbers), axis<0>)(0, 0) == 3 &&
              sort(flip<0>(numbers(all, 2))) == Tensor<float, 3>{3, 6, 9});
static_assert(argsort(flip<0>(numbers), axis<0>)(0, 2) == 2 && topk<1>(flip<1>(numbers)).indices(2, 0) == 0);
static_assert(sort(no_rows()).empty() && argsort(no_rows(), axis<0>).empty() && topk<2>(no_rows()).values.empty() &&
              median(no_rows(), axis<1>).empty());

namespace {
constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(sort(given) == Tensor<float, 2, 3>{{1, 3, 5}, {2, 4, 6}} &&
              sort(given, axis<>) == Tensor<float, 6>{1, 2, 3, 4, 5, 6});
static_assert(argsort(given) == Tensor<std::int64_t, 2, 3>{{0, 2, 1}, {1, 0, 2}});
static_assert(median(given) == 3.5f && median(given, axis<1>, keepdims) == Tensor<float, 2, 1>{{3}, {4}});
static_assert(topk<2>(given).values == Tensor<float, 2, 2>{{5, 3}, {6, 4}} &&
              topk<2>(given).indices == Tensor<std::int64_t, 2, 2>{{1, 2}, {2, 0}});
static_assert(topk<1>(given, axis<0>).values == Tensor<float, 1, 3>{{4, 5, 6}});

template <class X, int I>
void check_order(const X& x, detail::expressions::Axis<I> along) {
  auto lines = groups(x, along);
  const auto sorted = groups(sort(x, along), along), places = groups(argsort(x, along), along);
  const auto top = topk<2>(x, along);
  const auto largest = groups(top.values, along), where = groups(top.indices, along);
  const auto middle = median(x, along);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto line = lines[i];
    for (std::size_t j = 0; j < line.size(); ++j) CHECK(line[static_cast<std::size_t>(places[i][j])] == sorted[i][j]);
    for (std::size_t j = 1; j < line.size(); ++j)
      if (sorted[i][j - 1] == sorted[i][j]) CHECK(places[i][j - 1] < places[i][j]);
    for (std::size_t j = 0; j < 2; ++j) CHECK(line[static_cast<std::size_t>(where[i][j])] == largest[i][j]);
    std::sort(line.begin(), line.end());
    CHECK(line == sorted[i]);
    const std::size_t n = line.size();
    CHECK(largest[i] == std::vector<double>{line[n - 1], line[n - 2]});
    CHECK(static_cast<double>(middle.data()[i]) ==
          doctest::Approx((line[n / 2] + line[(n - 1) / 2]) / 2).epsilon(1e-6));
  }
}
}  // namespace

TEST_CASE_TEMPLATE("sort, argsort, topk and median along any axis", T, float, std::int32_t) {
  const auto x = made<Tensor<T, 6, 5, 4>>();
  check_order(x, axis<0>);
  check_order(x, axis<1>);
  check_order(x(all, range<0, 5, 2>, all), axis<-1>);
  check_order(x * 2, axis<1>);
}

TEST_CASE("a NaN is the largest, and the median where there is one") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const Tensor<float, 4> x{2, nan, 1, 3};
  CHECK(argsort(x) == Tensor<std::int64_t, 4>{2, 0, 3, 1});
  CHECK(topk<2>(x).indices == Tensor<std::int64_t, 2>{1, 3});
  CHECK(std::isnan(sort(x)(3)));
  CHECK(std::isnan(median(x)));
}

TEST_CASE("rows that run time tells") {
  const Tensor<float, dynamic, 2> none;
  CHECK(sort(none).rows() == 0);
  CHECK(sort(none, axis<0>).rows() == 0);
  CHECK_THROWS_WITH_AS(topk<3>(none, axis<0>), "topk<3> of an axis with 0 elements", ShapeError);
  CHECK_THROWS_WITH_AS(median(none), "the median of no elements, in shape (0, 2)", ShapeError);
  const auto x = made<Tensor<float, dynamic, 3>>(5);
  CHECK(topk<2>(x, axis<0>).values.rows() == 2);
  CHECK(topk<2>(x).values.rows() == 5);
  CHECK(topk<4>(x, axis<>).values.rows() == 4);
}
