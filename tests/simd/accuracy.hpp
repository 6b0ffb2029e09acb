// SPDX-License-Identifier: MIT
// How exact a function of packs is.
#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

#include <dovetail/simd/loop.hpp>

namespace accuracy {
using namespace dovetail;

// What a function is compared with is computed in the next wider type.
template <class T>
using wider = std::conditional_t<sizeof(T) == 4, double, long double>;
template <class T>
using limits = std::numeric_limits<T>;

// The error in units of the last place of the exact value; of the smallest normal number below it.
template <class T>
double ulps(T value, wider<T> exact) {
  if (value == static_cast<T>(exact)) return 0;  // also both infinite
  int exponent;
  std::frexp(exact, &exponent);
  const auto ulp = std::ldexp(wider<T>(1), std::max(exponent, limits<T>::min_exponent) - limits<T>::digits);
  return static_cast<double>(std::abs(static_cast<wider<T>>(value) - exact) / ulp);
}

template <class T>
std::vector<T> apply(auto f, const std::vector<T>& x) {
  std::vector<T> y(x.size());
  detail::simd::for_packs<T>(x.size(), [&](auto at) { at.store(y.data(), f(at.load(x.data()))); });
  return y;
}

// Numbers of every exponent and both signs, subnormal ones too, and 100,001 of those that matter most. An odd number.
template <class T>
const std::vector<T>& everywhere() {
  static const std::vector<T> all = [] {
    std::vector<T> x;
    for (int e = limits<T>::min_exponent - limits<T>::digits; e < limits<T>::max_exponent; ++e)
      for (int i = 0; i < 256; ++i) {
        const T value = std::ldexp(T(1) + T(i) / 256 + T(i % 7) * limits<T>::epsilon(), e);
        x.push_back(value);
        x.push_back(-value);
      }
    constexpr T span = sizeof(T) == 4 ? 110 : 760;
    for (int i = -25'000; i <= 25'000; ++i) x.push_back(span * T(i) / 25'000);
    for (int i = -25'000; i < 25'000; ++i) x.push_back(2 * T(i) / 25'000);
    return x;
  }();
  return all;
}

// f on each x of everywhere() that the domain has, as exact as `bound` ulps.
template <class T>
void within(double bound, auto f, auto exact, auto domain) {
  std::vector<T> x;
  for (const T value : everywhere<T>())
    if (domain(value)) x.push_back(value);
  const auto y = apply<T>(f, x);
  double worst = 0;
  std::size_t at = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double error = ulps<T>(y[i], exact(static_cast<wider<T>>(x[i])));
    if (!(error <= worst)) worst = error, at = i;
    if (std::isnan(error)) break;
  }
  INFO("worst at ", x[at], ": ", y[at]);
  CHECK(worst <= bound);
}

template <class T>
T one(auto f, T x) {
  return apply<T>(f, {x})[0];
}

constexpr auto all = [](auto) { return true; };
constexpr auto positive = [](auto x) { return x > 0; };

}  // namespace accuracy
