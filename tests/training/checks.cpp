// SPDX-License-Identifier: MIT
#include <dovetail/training/checks.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace dovetail;

namespace {
template <class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T not_a_number = std::numeric_limits<T>::quiet_NaN();
template <class T>
constexpr T most = std::numeric_limits<T>::max();
}  // namespace

static_assert(is_finite(0.f) && is_finite(most<float>) && is_finite(-most<float>) && is_finite(1e-45f));
static_assert(is_finite(0.0) && is_finite(most<double>) && is_finite(-most<double>) && is_finite(5e-324));
static_assert(!is_finite(infinity<float>) && !is_finite(-infinity<float>) && !is_finite(not_a_number<float>) &&
              !is_finite(-not_a_number<float>));
static_assert(!is_finite(infinity<double>) && !is_finite(-infinity<double>) && !is_finite(not_a_number<double>) &&
              !is_finite(-not_a_number<double>));

TEST_CASE("a number that is not finite is refused, with its place") {
  Tensor<float, dynamic, 2, 3> x = x.with_rows(4);
  CHECK_NOTHROW(detail::training::check_finite(x, "x"));
  x(1, 0, 2) = not_a_number<float>;
  CHECK_THROWS_WITH_AS(detail::training::check_finite(x, "x"),
                       "sample 1 of x at (0, 2) is nan: expected finite numbers", ValueError);
  x(0, 1, 1) = -infinity<float>;  // the first one is told
  CHECK_THROWS_WITH_AS(detail::training::check_finite(x, "x"),
                       "sample 0 of x at (1, 1) is -inf: expected finite numbers", ValueError);

  Tensor<double, dynamic, 5> row = row.with_rows(3);
  row(2, 4) = infinity<double>;
  CHECK_THROWS_WITH_AS(detail::training::check_finite(row, "y"), "sample 2 of y at (4) is inf: expected finite numbers",
                       ValueError);

  Tensor<double, dynamic> y = y.with_rows(3);
  y[2] = infinity<double>;
  CHECK_THROWS_WITH_AS(detail::training::check_finite(y, "y"), "sample 2 of y is inf: expected finite numbers",
                       ValueError);
  CHECK_NOTHROW(detail::training::check_finite(Tensor<int, 2>{1, 2}, "y"));  // integers always are
}

TEST_CASE("as many targets as samples, and at least one") {
  CHECK_NOTHROW(detail::training::check_samples(1, 1));
  CHECK_THROWS_WITH_AS(detail::training::check_samples(100, 99),
                       "x and y have different numbers of samples: x has 100, y has 99", ShapeError);
  CHECK_THROWS_WITH_AS(detail::training::check_samples(0, 1),
                       "x and y have different numbers of samples: x has 0, y has 1", ShapeError);
  CHECK_THROWS_WITH_AS(detail::training::check_samples(0, 0), "expected at least 1 sample, found none", ShapeError);
}
