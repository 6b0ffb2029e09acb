// SPDX-License-Identifier: MIT
#include <dovetail/simd/trigonometry.hpp>

#include <dovetail/simd/erf.hpp>
#include <dovetail/simd/exp.hpp>
#include <dovetail/simd/log.hpp>
#include <dovetail/simd/power.hpp>
#include <dovetail/simd/round.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "accuracy.hpp"
using namespace accuracy;
using detail::simd::scalar;

namespace {

#define DOVETAIL_FUNCTION(f) constexpr auto f##_ = [](auto... x) { return detail::simd::f(x...); }
DOVETAIL_FUNCTION(expm1);
DOVETAIL_FUNCTION(log);
DOVETAIL_FUNCTION(log1p);
DOVETAIL_FUNCTION(exp);
DOVETAIL_FUNCTION(sqrt);
DOVETAIL_FUNCTION(rsqrt);
DOVETAIL_FUNCTION(pow);
DOVETAIL_FUNCTION(sin);
DOVETAIL_FUNCTION(cos);
DOVETAIL_FUNCTION(tan);
DOVETAIL_FUNCTION(tanh);
DOVETAIL_FUNCTION(erf);
DOVETAIL_FUNCTION(abs);
DOVETAIL_FUNCTION(sign);
DOVETAIL_FUNCTION(round);
DOVETAIL_FUNCTION(floor);
DOVETAIL_FUNCTION(ceil);
DOVETAIL_FUNCTION(trunc);
DOVETAIL_FUNCTION(minimum);
DOVETAIL_FUNCTION(maximum);

template <class T>
constexpr T inf = limits<T>::infinity();
template <class T>
constexpr T top = limits<T>::max();

// The same number: a NaN is one, 0 and -0 are two.
template <class T>
constexpr bool same(T a, T b) {
  using Bits = detail::simd::constant::Bits<T>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b) ||
         (detail::simd::constant::is_nan(a) && detail::simd::constant::is_nan(b));
}

// The first lane of f.
template <class Pack, class F, class... T>
constexpr auto lane(F f, T... x) {
  const Pack y = f(Pack(x)...);
  typename Pack::value_type lanes[Pack::size]{};
  detail::simd::store(lanes, y);
  return lanes[0];
}

// Of pairs x, f(x) the number of the first that is wrong.
constexpr int none = -1;
template <class Pack, class F, std::size_t N>
constexpr int wrong(F f, const typename Pack::value_type (&pairs)[N][2]) {
  for (std::size_t i = 0; i < N; ++i)
    if (!same(lane<Pack>(f, pairs[i][0]), pairs[i][1])) return static_cast<int>(i);
  return none;
}
template <class Pack, class F, std::size_t N>
constexpr int wrong(F f, const typename Pack::value_type (&triples)[N][3]) {
  for (std::size_t i = 0; i < N; ++i)
    if (!same(lane<Pack>(f, triples[i][0], triples[i][1]), triples[i][2])) return static_cast<int>(i);
  return none;
}

// Annex F of C, for packs when the program runs, for scalars when it is compiled.
template <class T>
struct Special {
  static constexpr T i = inf<T>, n = limits<T>::quiet_NaN(), o = T(0), m = T(-0.0);
  static constexpr T t = limits<T>::denorm_min(), M = top<T>;
  static constexpr T exp[][2] = {{o, 1}, {m, 1}, {i, i}, {-i, o}, {n, n}, {M, i}, {-M, o}, {t, 1}};
  static constexpr T expm1[][2] = {{o, o}, {m, m},   {i, i}, {-i, -1}, {n, n},
                                   {M, i}, {-M, -1}, {t, t}, {-t, -t}, {-T(60), -1}};
  static constexpr T log[][2] = {{o, -i}, {m, -i}, {1, o}, {-1, n}, {-t, n}, {-i, n}, {i, i}, {n, n}};
  static constexpr T log1p[][2] = {{o, o}, {m, m}, {-1, -i}, {-2, n}, {-i, n}, {i, i}, {n, n}, {t, t}, {-t, -t}};
  static constexpr T sqrt[][2] = {{o, o}, {m, m}, {4, 2}, {-1, n}, {-t, n}, {i, i}, {-i, n}, {n, n}};
  static constexpr T rsqrt[][2] = {{o, i}, {m, -i}, {4, T(0.5)}, {-1, n}, {i, o}, {-i, n}, {n, n}};
  static constexpr T sin[][2] = {{o, o}, {m, m}, {i, n}, {-i, n}, {n, n}, {t, t}, {-t, -t}};
  static constexpr T cos[][2] = {{o, 1}, {m, 1}, {i, n}, {-i, n}, {n, n}, {t, 1}};
  static constexpr T tanh[][2] = {{o, o}, {m, m}, {i, 1}, {-i, -1}, {n, n}, {t, t}, {M, 1}};
  static constexpr T erf[][2] = {{o, o}, {m, m}, {i, 1}, {-i, -1}, {n, n}, {M, 1}, {-M, -1}, {T(6), 1}};
  static constexpr T abs[][2] = {{o, o}, {m, o}, {-i, i}, {n, n}, {-t, t}, {T(-2.5), T(2.5)}};
  static constexpr T sign[][2] = {{o, o}, {m, m}, {-i, -1}, {i, 1}, {n, n}, {-t, -1}, {t, 1}};
  static constexpr T h = T(0.5), big = T(1 << 23) + 1;
  static constexpr T round[][2] = {{o, o},        {m, m},       {h, o},     {-h, m},     {T(1.5), 2}, {T(2.5), 2},
                                   {T(-2.5), -2}, {T(-0.3), m}, {big, big}, {M, M},      {i, i},      {-i, -i},
                                   {n, n},        {t, o},       {-t, m},    {T(0.75), 1}};
  static constexpr T floor[][2] = {{o, o},         {m, m},     {h, o},   {-h, -1}, {T(2.75), 2},
                                   {T(-2.25), -3}, {big, big}, {-M, -M}, {i, i},   {-i, -i},
                                   {n, n},         {t, o},     {-t, -1}, {3, 3},   {-3, -3}};
  static constexpr T ceil[][2] = {{o, o}, {m, m},   {h, 1}, {-h, m}, {T(2.25), 3}, {T(-2.75), -2}, {big, big}, {-M, -M},
                                  {i, i}, {-i, -i}, {n, n}, {t, 1},  {-t, m},      {3, 3},         {-3, -3}};
  static constexpr T trunc[][2] = {{o, o},         {m, m},     {h, o},   {-h, m}, {T(2.75), 2},
                                   {T(-2.75), -2}, {big, big}, {-M, -M}, {i, i},  {-i, -i},
                                   {n, n},         {t, o},     {-t, m},  {3, 3},  {-3, -3}};
  static constexpr T minimum[][3] = {{1, 2, 1}, {2, 1, 1}, {n, 1, n}, {1, n, n}, {-i, i, -i}, {n, n, n}, {i, n, n}};
  static constexpr T maximum[][3] = {{1, 2, 2}, {2, 1, 2}, {n, 1, n}, {1, n, n}, {-i, i, i}, {n, n, n}, {i, n, n}};
  static constexpr T pow[][3] = {{o, -3, i},         {m, -3, -i},
                                 {o, -2, i},         {m, -2, i},
                                 {m, T(-2.5), i},    {o, -i, i},
                                 {m, -i, i},         {o, 3, o},
                                 {m, 3, m},          {o, 2, o},
                                 {m, 2, o},          {m, h, o},
                                 {-1, i, 1},         {-1, -i, 1},
                                 {1, n, 1},          {1, i, 1},
                                 {1, -i, 1},         {1, 5, 1},
                                 {n, o, 1},          {n, m, 1},
                                 {o, o, 1},          {i, o, 1},
                                 {-i, m, 1},         {-2, h, n},
                                 {-2, T(-1.5), n},   {h, -i, i},
                                 {-h, -i, i},        {2, -i, o},
                                 {-2, -i, o},        {h, i, o},
                                 {-h, i, o},         {2, i, i},
                                 {-2, i, i},         {-i, -3, m},
                                 {-i, -2, o},        {-i, -h, o},
                                 {-i, 3, -i},        {-i, 2, i},
                                 {-i, h, i},         {i, -3, o},
                                 {i, h, i},          {n, 1, n},
                                 {2, n, n},          {n, n, n},
                                 {-2, 3, -8},        {-2, 2, 4},
                                 {3, 2, 9},          {t, 1, t},
                                 {M, 1, M},          {M, 2, i},
                                 {-M, 3, -i},        {t, 2, o},
                                 {-t, 3, m},         {2, M, i},
                                 {2, -M, o},         {h, M, o},
                                 {-1, M, 1},         {-1, T(1 << 22) + 1, -1},
                                 {-1, T(1 << 22), 1}};
};

#define DOVETAIL_SPECIAL(f)                                               \
  static_assert(wrong<scalar<float>>(f##_, Special<float>::f) == none);   \
  static_assert(wrong<scalar<double>>(f##_, Special<double>::f) == none); \
  TEST_CASE_TEMPLATE("C's special values: " #f, T, float, double) {       \
    CHECK(wrong<detail::simd::pack<T>>(f##_, Special<T>::f) == none);     \
    CHECK(wrong<scalar<T>>(f##_, Special<T>::f) == none);                 \
  }
DOVETAIL_SPECIAL(exp)
DOVETAIL_SPECIAL(expm1)
DOVETAIL_SPECIAL(log)
DOVETAIL_SPECIAL(log1p)
DOVETAIL_SPECIAL(sqrt)
DOVETAIL_SPECIAL(rsqrt)
DOVETAIL_SPECIAL(sin)
DOVETAIL_SPECIAL(cos)
DOVETAIL_SPECIAL(tanh)
DOVETAIL_SPECIAL(erf)
DOVETAIL_SPECIAL(abs)
DOVETAIL_SPECIAL(sign)
DOVETAIL_SPECIAL(round)
DOVETAIL_SPECIAL(floor)
DOVETAIL_SPECIAL(ceil)
DOVETAIL_SPECIAL(trunc)
DOVETAIL_SPECIAL(minimum)
DOVETAIL_SPECIAL(maximum)
DOVETAIL_SPECIAL(pow)
static_assert(wrong<scalar<float>>(tan_, Special<float>::sin) == none &&
              wrong<scalar<double>>(tan_, Special<double>::sin) == none);

}  // namespace

// docs/accuracy.md has what was measured. The bounds are those that the library promises.

TEST_CASE_TEMPLATE("log1p and expm1 are exact to 4 ulps", T, float, double) {
  within<T>(4, expm1_, [](auto x) { return std::expm1(x); }, all);
  within<T>(4, log1p_, [](auto x) { return std::log1p(x); }, [](auto x) { return x > -1; });
}

TEST_CASE_TEMPLATE("sin, cos and tan are exact to 4 ulps of the largest angles too, and sin and cos never above 1", T,
                   float, double) {
  within<T>(4, sin_, [](auto x) { return std::sin(x); }, all);
  within<T>(4, cos_, [](auto x) { return std::cos(x); }, all);
  within<T>(4, tan_, [](auto x) { return std::tan(x); }, all);
  CHECK(wrong<detail::simd::pack<T>>(tan_, Special<T>::sin) == none);
  // Next to multiples of π/2 all digits cancel.
  std::vector<T> x;
  for (int e = 0; e < 20; ++e)
    for (int i = 1; i < 2000; ++i)
      x.push_back(static_cast<T>(std::ldexp(i * wider<T>(1.57079632679489661923132169163975144L), e)));
  std::size_t above = 0;
  const auto exact = [&](auto f, auto g) {
    const auto y = apply<T>(f, x);
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      worst = std::max(worst, ulps<T>(y[i], g(static_cast<wider<T>>(x[i]))));
      above += std::abs(y[i]) > 1;
    }
    return worst;
  };
  CHECK(exact(sin_, [](auto v) { return std::sin(v); }) <= 4);
  CHECK(exact(cos_, [](auto v) { return std::cos(v); }) <= 4);
  CHECK(above == 0);
  CHECK(exact(tan_, [](auto v) { return std::tan(v); }) <= 4);
}

TEST_CASE_TEMPLATE("erf is exact to 4 ulps, rsqrt to 2", T, float, double) {
  within<T>(4, erf_, [](auto x) { return std::erf(x); }, all);
  within<T>(2, rsqrt_, [](auto x) { return 1 / std::sqrt(x); }, positive);
}

TEST_CASE_TEMPLATE("pow is exact to 4 ulps", T, float, double) {
  std::mt19937_64 random(11);
  constexpr std::size_t n = 100'000;
  std::vector<T> x(n), y(n), z(n);
  const T most = std::log(top<T>) * T(1.05);
  for (std::size_t i = 0; i < n; ++i) {
    const auto bits = static_cast<detail::simd::constant::Bits<T>>(random());  // any number, or one between 0 and 4
    x[i] = i % 2 == 0 ? std::abs(std::bit_cast<T>(bits)) : T(random() >> 40) / (1 << 22);
    if (!(x[i] > 0) || !(x[i] < inf<T>)) x[i] = T(i + 1);
    y[i] = most * (T(random() >> 40) / (1 << 23) - 1) / (std::log(x[i]) == 0 ? 1 : std::log(x[i]));
  }
  detail::simd::for_packs<T>(
      n, [&](auto at) { at.store(z.data(), detail::simd::pow(at.load(x.data()), at.load(y.data()))); });
  double worst = 0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double error = ulps<T>(z[i], std::pow(static_cast<wider<T>>(x[i]), static_cast<wider<T>>(y[i])));
    if (!(error <= worst)) worst = error, where = i;
  }
  INFO(x[where], " to the power of ", y[where], ": ", z[where]);
  CHECK(worst <= 4);
}

TEST_CASE_TEMPLATE("round, floor, ceil and trunc are those of the C library", T, float, double) {
  within<T>(0, round_, [](auto x) { return std::nearbyint(x); }, all);
  within<T>(0, floor_, [](auto x) { return std::floor(x); }, all);
  within<T>(0, ceil_, [](auto x) { return std::ceil(x); }, all);
  within<T>(0, trunc_, [](auto x) { return std::trunc(x); }, all);
}

namespace {
// Values of the compiler, to be compared with those of run time.
template <class T>
struct Constants {
  static constexpr T x[] = {T(1e-30), T(-1e-5), T(0.1), T(-0.7), T(0.99), T(1.3), T(-2.7),
                            T(5.1),   T(13),    T(-31), T(77),   T(1e6),  T(3e30)};
  static constexpr std::size_t n = sizeof(x) / sizeof(T);
  T y[n];
  template <class F>
  constexpr explicit Constants(F f) : y{} {
    for (std::size_t i = 0; i < n; ++i) y[i] = f(scalar<T>(x[i])).data;
  }
  template <class F>
  void check(F f) const {
    for (std::size_t i = 0; i < n; ++i) {
      const T now = lane<detail::simd::pack<T>>(f, x[i]);
      CAPTURE(x[i]);
      CHECK((same(y[i], now) || ulps<T>(y[i], now) <= 1));
    }
  }
};
}  // namespace

#define DOVETAIL_CONSTANT(f)                    \
  {                                             \
    static constexpr Constants<T> constants(f); \
    INFO(#f);                                   \
    constants.check(f);                         \
  }
TEST_CASE_TEMPLATE("what the compiler computes is what the program computes, up to 1 ulp", T, float, double) {
  DOVETAIL_CONSTANT(exp_)
  DOVETAIL_CONSTANT(expm1_)
  DOVETAIL_CONSTANT(log_)
  DOVETAIL_CONSTANT(log1p_)
  DOVETAIL_CONSTANT(sqrt_)
  DOVETAIL_CONSTANT(rsqrt_)
  DOVETAIL_CONSTANT(sin_)
  DOVETAIL_CONSTANT(cos_)
  DOVETAIL_CONSTANT(tan_)
  DOVETAIL_CONSTANT(tanh_)
  DOVETAIL_CONSTANT(erf_)
  DOVETAIL_CONSTANT([](auto x) { return detail::simd::pow(detail::simd::abs(x), decltype(x)(T(0.3))); })
  DOVETAIL_CONSTANT(round_)
}
