// SPDX-License-Identifier: MIT
#include <dovetail/simd/math.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

#include <dovetail/simd/loop.hpp>

using namespace dovetail;

namespace {

// What a function is compared with is computed in the next wider type.
template <class T>
using wider = std::conditional_t<sizeof(T) == 4, double, long double>;
template <class T>
using limits = std::numeric_limits<T>;

// The error in units of the last place of the exact value; of the smallest normal number below it.
template <class T>
double ulps(T value, wider<T> exact) {
  int exponent;
  std::frexp(exact, &exponent);
  const auto ulp = std::ldexp(wider<T>(1), std::max(exponent, limits<T>::min_exponent) - limits<T>::digits);
  return static_cast<double>(std::abs(static_cast<wider<T>>(value) - exact) / ulp);
}

template <class T>
std::vector<T> apply(auto f, const std::vector<T>& x) {
  std::vector<T> y(x.size());
  simd::for_packs<T>(x.size(), [&](auto at) { at.store(y.data(), f(at.load(x.data()))); });
  return y;
}

// f on 200,001 numbers from low to high, each as exact as `bound` ulps.
template <class T>
void within(double bound, auto f, auto exact, double low, double high) {
  std::vector<T> x;
  for (int i = 0; i <= 200'000; ++i) x.push_back(static_cast<T>(low + (high - low) * i / 200'000));
  const auto y = apply<T>(f, x);
  double worst = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double error = ulps<T>(y[i], exact(static_cast<wider<T>>(x[i])));
    if (!(error <= worst)) worst = error, at = i;
    if (std::isnan(error)) break;
  }
  INFO("worst at ", x[at]);
  CHECK(worst <= bound);
}

template <class T>
T one(auto f, T x) {
  return apply<T>(f, {x})[0];
}

constexpr auto exp_ = [](auto x) { return simd::exp(x); };
constexpr auto tanh_ = [](auto x) { return simd::tanh(x); };
constexpr auto sqrt_ = [](auto x) { return simd::sqrt(x); };
constexpr auto sigmoid_ = [](auto x) { return simd::sigmoid(x); };
constexpr auto relu_ = [](auto x) { return simd::relu(x); };

// Between these, xsimd's exp is neither infinite nor near the subnormal numbers.
template <class T>
constexpr double least = sizeof(T) == 4 ? -87 : -708;
template <class T>
constexpr double most = sizeof(T) == 4 ? 88.3 : 709.4;

}  // namespace

// Each bound is what xsimd 8.1 was seen to do on AVX-512, AVX2 and SSE2 (written behind it), rounded up.

TEST_CASE_TEMPLATE("exp is exact to 2 ulps", T, float, double) {
  const auto exact = [](auto x) { return std::exp(x); };
  within<T>(2, exp_, exact, -1, 1);                 // 1.4
  within<T>(2, exp_, exact, least<T>, most<T>);     // 1.6
}

TEST_CASE_TEMPLATE("exp goes to 0 and to infinity, a little before it must", T, float, double) {
  for (double x = least<T>; x > 2 * least<T>; x -= 0.01) {
    const T y = one<T>(exp_, static_cast<T>(x));
    if (!(y >= 0 && y <= std::exp(T(least<T>) * T(0.999)))) FAIL_CHECK(x << " gives " << y);
  }
  for (double x = most<T>; x < 2 * most<T>; x += 0.01) {
    const T y = one<T>(exp_, static_cast<T>(x));
    if (!(y >= std::exp(T(most<T>) * T(0.999)))) FAIL_CHECK(x << " gives " << y);
  }
  CHECK(one<T>(exp_, limits<T>::infinity()) == limits<T>::infinity());
  CHECK(one<T>(exp_, limits<T>::max()) == limits<T>::infinity());
  CHECK(one<T>(exp_, -limits<T>::infinity()) == 0);
  CHECK(one<T>(exp_, limits<T>::lowest()) == 0);
}

TEST_CASE_TEMPLATE("tanh is exact to 2 ulps", T, float, double) {
  const auto exact = [](auto x) { return std::tanh(x); };
  within<T>(2, tanh_, exact, -1e-3, 1e-3);  // 0.6
  within<T>(2, tanh_, exact, -1, 1);        // 1.4
  within<T>(2, tanh_, exact, -20, 20);      // 1.3
  within<T>(1, tanh_, exact, -2000, 2000);  // 0.5
  CHECK(one<T>(tanh_, limits<T>::infinity()) == 1);
  CHECK(one<T>(tanh_, -limits<T>::infinity()) == -1);
}

TEST_CASE_TEMPLATE("sigmoid is exact to 3 ulps", T, float, double) {
  const auto exact = [](auto x) { return 1 / (1 + std::exp(-x)); };
  within<T>(3, sigmoid_, exact, -1, 1);                  // 2.0
  within<T>(3, sigmoid_, exact, -20, 20);                // 2.4
  within<T>(3, sigmoid_, exact, -most<T>, most<T>);      // 2.5
  CHECK(one<T>(sigmoid_, limits<T>::infinity()) == 1);
  CHECK(one<T>(sigmoid_, limits<T>::max()) == 1);
  CHECK(one<T>(sigmoid_, -limits<T>::infinity()) == 0);
  CHECK(one<T>(sigmoid_, limits<T>::lowest()) == 0);
}

TEST_CASE_TEMPLATE("sqrt is rounded correctly", T, float, double) {
  within<T>(0.5, sqrt_, [](auto x) { return std::sqrt(x); }, 0, 10);
  CHECK(one<T>(sqrt_, limits<T>::infinity()) == limits<T>::infinity());
  CHECK(one<T>(sqrt_, limits<T>::denorm_min()) == std::sqrt(limits<T>::denorm_min()));
  CHECK(std::isnan(one<T>(sqrt_, T(-1))));
}

TEST_CASE_TEMPLATE("relu is 0 up to 0 and x behind it", T, float, double) {
  for (const T x : {T(-2.5), T(-1), -limits<T>::min(), -limits<T>::denorm_min(), T(0), -limits<T>::infinity(), limits<T>::lowest()})
    CHECK(one<T>(relu_, x) == 0);
  for (const T x : {limits<T>::denorm_min(), limits<T>::min(), T(0.5), T(3), limits<T>::max(), limits<T>::infinity()})
    CHECK(one<T>(relu_, x) == x);
  CHECK_FALSE(std::signbit(one<T>(relu_, T(-0.0))));
  CHECK_FALSE(std::signbit(one<T>(relu_, T(-3))));
}

TEST_CASE_TEMPLATE("no function loses a NaN", T, float, double) {
  const T nan = limits<T>::quiet_NaN();
  CHECK(std::isnan(one<T>(exp_, nan)));
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
  const auto f = [](auto x) { return simd::where_positive(x, decltype(x)(T(1)), decltype(x)(T(2))); };
  CHECK(one<T>(f, limits<T>::denorm_min()) == 1);
  CHECK(one<T>(f, T(3)) == 1);
  CHECK(one<T>(f, T(0)) == 2);
  CHECK(one<T>(f, T(-0.0)) == 2);
  CHECK(one<T>(f, T(-3)) == 2);
  CHECK(one<T>(f, limits<T>::quiet_NaN()) == 2);
}

TEST_CASE_TEMPLATE("max, the sum of a pack and its largest element", T, float, double) {
  constexpr std::size_t W = simd::width<T>;
  T a[W], b[W], c[W];
  for (std::size_t turn = 0; turn < W; ++turn) {
    CAPTURE(turn);
    T total = T(0);
    for (std::size_t i = 0; i < W; ++i) {
      a[i] = i == turn ? T(50) : -static_cast<T>(i);
      b[i] = T(-3);
      total += a[i];
    }
    CHECK(simd::sum(simd::load(a)) == total);
    CHECK(simd::largest(simd::load(a)) == 50);
    simd::store(c, simd::max(simd::load(a), simd::load(b)));
    for (std::size_t i = 0; i < W; ++i) CHECK(c[i] == std::max(a[i], b[i]));
  }
  CHECK(simd::largest(simd::pack<T>(-limits<T>::infinity())) == -limits<T>::infinity());
}
