// SPDX-License-Identifier: MIT
#include <dovetail/simd/math.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "accuracy.hpp"
using namespace accuracy;

namespace {

constexpr auto exp_ = [](auto x) { return detail::simd::exp(x); };
constexpr auto tanh_ = [](auto x) { return detail::simd::tanh(x); };
constexpr auto log_ = [](auto x) { return detail::simd::log(x); };
constexpr auto sqrt_ = [](auto x) { return detail::simd::sqrt(x); };
constexpr auto sigmoid_ = [](auto x) { return detail::simd::sigmoid(x); };
constexpr auto relu_ = [](auto x) { return detail::simd::relu(x); };

}  // namespace

// docs/accuracy.md has what was measured. The bounds are those that the library promises.

TEST_CASE_TEMPLATE("exp is exact to 2 ulps", T, float, double) {
  within<T>(2, exp_, [](auto x) { return std::exp(x); }, all);
  CHECK(one<T>(exp_, T(0)) == 1);
}

TEST_CASE_TEMPLATE("exp is neither infinite nor 0 before it must", T, float, double) {
  const T top = std::log(limits<T>::max()), bottom = std::log(limits<T>::denorm_min());
  CHECK(one<T>(exp_, std::nextafter(top, T(0))) < limits<T>::infinity());
  CHECK(one<T>(exp_, std::nextafter(top, T(0))) > T(0.99) * limits<T>::max());
  CHECK(one<T>(exp_, top * T(1.0001)) == limits<T>::infinity());
  CHECK(one<T>(exp_, bottom) == limits<T>::denorm_min());
  CHECK(one<T>(exp_, bottom * T(1.02)) == 0);
  CHECK(one<T>(exp_, limits<T>::infinity()) == limits<T>::infinity());
  CHECK(one<T>(exp_, -limits<T>::infinity()) == 0);
}

TEST_CASE_TEMPLATE("log is exact to 2 ulps", T, float, double) {
  within<T>(2, log_, [](auto x) { return std::log(x); }, positive);
  CHECK(one<T>(log_, T(0)) == -limits<T>::infinity());
  CHECK(one<T>(log_, T(1)) == 0);
  CHECK(one<T>(log_, limits<T>::infinity()) == limits<T>::infinity());
  CHECK(std::isnan(one<T>(log_, T(-1))));
}

TEST_CASE_TEMPLATE("tanh is exact to 4 ulps, odd, and never above 1", T, float, double) {
  within<T>(4, tanh_, [](auto x) { return std::tanh(x); }, all);
  const auto& x = everywhere<T>();
  auto minus = x;
  for (T& value : minus) value = -value;
  const auto y = apply<T>(tanh_, x), z = apply<T>(tanh_, minus);
  std::size_t above = 0, uneven = 0;
  for (std::size_t i = 0; i < x.size(); ++i) above += std::abs(y[i]) > 1, uneven += y[i] != -z[i];
  CHECK(above == 0);
  CHECK(uneven == 0);
  CHECK(one<T>(tanh_, limits<T>::infinity()) == 1);
  CHECK(one<T>(tanh_, -limits<T>::infinity()) == -1);
}

TEST_CASE_TEMPLATE("sigmoid is exact to 4 ulps", T, float, double) {
  // Written so that neither side rounds away: far to the left it is e^x.
  within<T>(4, sigmoid_, [](auto x) { return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x)); }, all);
  CHECK(one<T>(sigmoid_, limits<T>::infinity()) == 1);
  CHECK(one<T>(sigmoid_, limits<T>::max()) == 1);
  CHECK(one<T>(sigmoid_, -limits<T>::infinity()) == 0);
  CHECK(one<T>(sigmoid_, limits<T>::lowest()) == 0);
}

TEST_CASE_TEMPLATE("an element has the same bits wherever it stands in a pack, and in a tail", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  const auto same = [](auto f) {
    for (int i = -40; i <= 40; ++i) {
      const T x = T(0.37) * T(i);
      std::vector<T> row(2 * W + W / 2, x);
      for (std::size_t k = 0; k < row.size(); k += 3) row[k] = x + 1;  // neighbours differ
      const auto y = apply<T>(f, row);
      for (std::size_t k = 0; k < row.size(); ++k)
        if (y[k] != one<T>(f, row[k])) FAIL_CHECK("element " << k << ", x = " << row[k]);
    }
  };
  same(exp_);
  same(tanh_);
  same(sigmoid_);
}

TEST_CASE_TEMPLATE("sqrt is rounded correctly", T, float, double) {
  within<T>(0.5, sqrt_, [](auto x) { return std::sqrt(x); }, positive);
  CHECK(one<T>(sqrt_, limits<T>::infinity()) == limits<T>::infinity());
  CHECK(one<T>(sqrt_, limits<T>::denorm_min()) == std::sqrt(limits<T>::denorm_min()));
  CHECK(std::isnan(one<T>(sqrt_, T(-1))));
}

TEST_CASE_TEMPLATE("relu is 0 up to 0 and x behind it", T, float, double) {
  for (const T x :
       {T(-2.5), T(-1), -limits<T>::min(), -limits<T>::denorm_min(), T(0), -limits<T>::infinity(), limits<T>::lowest()})
    CHECK(one<T>(relu_, x) == 0);
  for (const T x : {limits<T>::denorm_min(), limits<T>::min(), T(0.5), T(3), limits<T>::max(), limits<T>::infinity()})
    CHECK(one<T>(relu_, x) == x);
  CHECK_FALSE(std::signbit(one<T>(relu_, T(-0.0))));
  CHECK_FALSE(std::signbit(one<T>(relu_, T(-3))));
}

TEST_CASE_TEMPLATE("no function loses a NaN", T, float, double) {
  const T nan = limits<T>::quiet_NaN();
  CHECK(std::isnan(one<T>(exp_, nan)));
  CHECK(std::isnan(one<T>(log_, nan)));
  CHECK(std::isnan(one<T>(tanh_, nan)));
  CHECK(std::isnan(one<T>(sqrt_, nan)));
  CHECK(std::isnan(one<T>(sigmoid_, nan)));
  CHECK(std::isnan(one<T>(relu_, nan)));
}

TEST_CASE_TEMPLATE("zeros and subnormal numbers", T, float, double) {
  const T tiny = limits<T>::denorm_min();
  for (const T x : {T(0), T(-0.0), tiny, -tiny, limits<T>::min() / 2}) {
    CAPTURE(x);
    CHECK(one<T>(exp_, x) == 1);
    CHECK(one<T>(sigmoid_, x) == T(0.5));
    CHECK(one<T>(tanh_, x) == x);
    CHECK(std::signbit(one<T>(tanh_, x)) == std::signbit(x));
  }
  CHECK(one<T>(sqrt_, T(0)) == 0);
}

TEST_CASE_TEMPLATE("where_positive takes the first where x > 0, else the second", T, float, double) {
  const auto f = [](auto x) { return detail::simd::where_positive(x, decltype(x)(T(1)), decltype(x)(T(2))); };
  CHECK(one<T>(f, limits<T>::denorm_min()) == 1);
  CHECK(one<T>(f, T(3)) == 1);
  CHECK(one<T>(f, T(0)) == 2);
  CHECK(one<T>(f, T(-0.0)) == 2);
  CHECK(one<T>(f, T(-3)) == 2);
  CHECK(one<T>(f, limits<T>::quiet_NaN()) == 2);
}

TEST_CASE_TEMPLATE("max, the sum of a pack and its largest element", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  T a[W], b[W], c[W];
  for (std::size_t turn = 0; turn < W; ++turn) {
    CAPTURE(turn);
    T total = T(0);
    for (std::size_t i = 0; i < W; ++i) {
      a[i] = i == turn ? T(50) : -static_cast<T>(i);
      b[i] = T(-3);
      total += a[i];
    }
    CHECK(detail::simd::sum(detail::simd::load(a)) == total);
    CHECK(detail::simd::largest(detail::simd::load(a)) == 50);
    detail::simd::store(c, detail::simd::max(detail::simd::load(a), detail::simd::load(b)));
    for (std::size_t i = 0; i < W; ++i) CHECK(c[i] == std::max(a[i], b[i]));
  }
  CHECK(detail::simd::largest(detail::simd::pack<T>(-limits<T>::infinity())) == -limits<T>::infinity());
}
