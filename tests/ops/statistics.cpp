// SPDX-License-Identifier: MIT
#include <dovetail/ops/statistics.hpp>

#include <doctest/doctest.h>

#include <cmath>

#include <dovetail/random/random.hpp>

#include "groups.hpp"

using namespace dovetail;

namespace {

constexpr Tensor<float, 2, 3> given{{1, 5, 3}, {4, 2, 6}};
static_assert(var(given, axis<0>) == Tensor<float, 3>{2.25f, 2.25f, 2.25f} && var(given, ddof(1)) == 3.5f);
static_assert(stddev(given, axis<0>, keepdims) == Tensor<float, 1, 3>{{1.5f, 1.5f, 1.5f}} &&
              norm(Tensor<float, 2>{3, 4}) == 5);

template <class T, class X, int... I>
void check_statistics(const X& x, detail::expressions::Axis<I...> over, std::size_t less) {
  const auto variance = [less](const auto& group) {
    long double average = 0, squares = 0;
    for (const double v : group) average += v;
    average /= static_cast<long double>(group.size());
    for (const double v : group) squares += (v - average) * (v - average);
    const auto sum = static_cast<double>(squares / static_cast<long double>(group.size() - less)),
               mean = static_cast<double>(average);
    return Expected{sum, 60 * unit<T> * (sum + mean * mean * 60 * unit<T>)};  // the bound of sums, and x - mean rounds
  };
  const auto expected = groups(x, over);
  check_groups(var(x, over, ddof(less)), expected, variance);
  check_groups(stddev(x, ddof(less), over, keepdims), expected, [&](const auto& group) {
    const auto [value, tolerance] = variance(group);
    return Expected{std::sqrt(value), tolerance / std::sqrt(value) + unit<T> * std::sqrt(value)};
  });
  check_groups(norm(x, over), expected, [](const auto& group) {
    long double squares = 0;
    for (const double v : group) squares += static_cast<long double>(v) * v;
    const auto length = static_cast<double>(std::sqrt(squares));
    return Expected{length, 60 * unit<T> * length};
  });
}

}  // namespace

TEST_CASE_TEMPLATE("variance, deviation and norm over rows, columns and all", T, float, double) {
  for (const std::size_t rows : {2u, 9u, 100u}) {
    const auto x = made<Tensor<T, dynamic, 21>>(rows);
    check_statistics<T>(x, axis<0>, 0);
    check_statistics<T>(x, axis<1>, 1);
    check_statistics<T>(x, axis<>, 1);
    check_statistics<T>(x(all, range<0, 21, 2>) * 3 + 100, axis<-1>, 0);
  }
}

TEST_CASE("of integers they are double, and no square overflows") {
  check_statistics<double>(made<Tensor<std::int32_t, 5, 7>>(), axis<0>, 0);
  CHECK(norm(Tensor<std::int32_t, 2>{300'000, 400'000}) == 500'000);
  CHECK(var(Tensor<std::uint8_t, 2>{0, 200}) == 10'000);
  CHECK(var(Tensor<bool, 2>{true, false}) == 0.25);
}

TEST_CASE("too few elements") {
  CHECK(std::isnan(var(Tensor<float, 1>(3), ddof(1))));
  CHECK_THROWS_WITH_AS(var(Tensor<float, dynamic>()), "the variance of no elements, in shape (0)", ShapeError);
  CHECK(norm(Tensor<float, dynamic>()) == 0);
}

TEST_CASE_TEMPLATE("a variance is exact where the mean is large beside the deviation, of a million numbers too", T,
                   float, double) {
  for (const double mean : {1e3, 1e5}) {
    auto x = Tensor<T, dynamic>::with_rows(1'000'003);
    Random random(Seed{1});
    for (T& v : x.flat()) v = static_cast<T>(mean + random.normal(0.0, 1.0));
    long double average = 0, squares = 0;
    for (const T v : x.flat()) average += v;
    average /= static_cast<long double>(x.size());
    for (const T v : x.flat()) squares += (v - average) * (v - average);
    const auto variance = static_cast<double>(squares / static_cast<long double>(x.size()));
    CHECK(std::abs(static_cast<double>(var(x)) - variance) <= 2 * 86 * unit<T> * variance);
    CHECK(std::abs(static_cast<double>(stddev(x)) - std::sqrt(variance)) <= 87 * unit<T> * std::sqrt(variance));
  }
}
