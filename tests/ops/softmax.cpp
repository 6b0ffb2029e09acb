// SPDX-License-Identifier: MIT
#include <dovetail/ops/softmax.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include <dovetail/ops/flip.hpp>

#include "groups.hpp"

using namespace dovetail;

// In constant expressions compilers check each step of a pointer.
static_assert(softmax(flip<0>(Tensor<float, 2, 1>{{0}, {0}}), axis<0>) == Tensor<float, 2, 1>{{0.5}, {0.5}});
static_assert(softmax(Tensor<float, dynamic, 4>()).empty() && log_softmax(Tensor<float, dynamic, 4>()).empty());
static_assert(softmax(Tensor<float, 1, 1>{{5}})(0, 0) == 1);

namespace {

static_assert(softmax(Tensor<float, 2>{0, 0}) == Tensor<float, 2>{.5f, .5f} &&
              log_softmax(Tensor<float, 1>(3))(0) == 0);
static_assert(logsumexp(Tensor<double, 2>{1000, 1000}) > 1000.693 &&
              logsumexp(Tensor<double, 2>{1000, 1000}) < 1000.694);

double logsumexp_of(const std::vector<double>& group) {
  const double top = *std::max_element(group.begin(), group.end());
  double sum = 0;
  for (const double v : group) sum += std::exp(v - top);
  return top + std::log(sum);
}

// Elements are up to 1 and rows up to 100 long: x - top rounds by one unit, e^x by 3, sums by the bound of sums.
template <class T, class X, int I>
void check_softmax(const X& x, detail::expressions::Axis<I> along) {
  const auto expected = groups(x, along);
  check_groups(logsumexp(x, along), expected,
               [](const auto& g) { return Expected{logsumexp_of(g), 60 * unit<T> * (1 + std::abs(logsumexp_of(g)))}; });
  const auto y = softmax(x, along), logs = log_softmax(x, along);
  const auto found = groups(y, along), found_logs = groups(logs, along);
  for (std::size_t i = 0; i < expected.size(); ++i)
    for (std::size_t j = 0; j < expected[i].size(); ++j) {
      const double log = expected[i][j] - logsumexp_of(expected[i]);
      CHECK(std::abs(found[i][j] - std::exp(log)) <= 100 * unit<T> * std::exp(log));
      CHECK(std::abs(found_logs[i][j] - log) <= 100 * unit<T> * (1 + std::abs(log)));
    }
}

}  // namespace

TEST_CASE_TEMPLATE("softmax along rows and columns", T, float, double) {
  for (const std::size_t rows : {1u, 2u, 17u, 100u}) {
    const auto x = made<Tensor<T, dynamic, 19>>(rows);
    check_softmax<T>(x, axis<0>);
    check_softmax<T>(x, axis<-1>);
    check_softmax<T>(x(all, range<0, 19, 3>), axis<1>);
    check_softmax<T>(x * T(0.5), axis<1>);
  }
  check_softmax<T>(made<Tensor<T, dynamic>>(33), axis<0>);
}

TEST_CASE("over several axes, and of integers") {
  const Tensor<std::int32_t, 2, 2> x{{1, 2}, {3, 4}};
  CHECK(std::abs(sum(softmax(x, axis<0, 1>)) - 1) < 1e-15);
  CHECK(std::abs(logsumexp(x) - logsumexp_of({1, 2, 3, 4})) < 1e-15 * 5);
  check_softmax<double>(x, axis<1>);
}

TEST_CASE("nothing overflows, and infinities are limits") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(logsumexp(Tensor<double, 2>{-infinity, -infinity}) == -infinity);
  CHECK(logsumexp(Tensor<double, 2>{infinity, 0}) == infinity);
  CHECK(softmax(Tensor<float, 2, 1>{{3e38f}, {3e38f}}, axis<0>) == Tensor<float, 2, 1>{{0.5f}, {0.5f}});
  CHECK(std::isnan(softmax(Tensor<double, 2>{-infinity, -infinity})(0)));
  CHECK_THROWS_WITH_AS(softmax(Tensor<float, dynamic>()), "the softmax of no elements, in shape (0)", ShapeError);
}
