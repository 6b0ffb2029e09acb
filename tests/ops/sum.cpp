// SPDX-License-Identifier: MIT
#include <dovetail/ops/sum.hpp>

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
static_assert(sum(flip<0>(numbers)(all, 1)) == 15 && sum(flip<1>(numbers), axis<0>) == Tensor<float, 3>{18, 15, 12});
static_assert(sum(numbers(all, range<0, 3, 2>), axis<1>) == Tensor<float, 3>{4, 10, 16});
static_assert(sum(no_rows(), axis<0>) == Tensor<float, 4>() && sum(no_rows(), axis<1>).empty());
static_assert(prod(no_rows()) == 1 && count_nonzero(no_rows()) == 0);
static_assert(sum(Tensor<float, 3, 0>(), axis<1>) == Tensor<float, 3>() && sum(Tensor<int, 0, 3>(), axis<1>).empty());

namespace {

constexpr Tensor<float, 2, 3> given{{1, 2, 3}, {4, 5, 6}};
static_assert(sum(given) == 21 && sum(given, axis<0>) == Tensor<float, 3>{5, 7, 9} &&
              sum(given, axis<-1>) == Tensor<float, 2>{6, 15});
static_assert(sum(given * given + 1, axis<1>, keepdims) == Tensor<float, 2, 1>{{17}, {80}});
static_assert(prod(given, axis<1>) == Tensor<float, 2>{6, 120} && mean(given) == 3.5f);
static_assert(mean(Tensor<std::int32_t, 2, 2>{{1, 2}, {3, 4}}, keepdims) == Tensor<double, 1, 1>(std::array{2.5}));
static_assert(count_nonzero(Tensor<double, 3>{1, 0, -2}) == 2 &&
              count_nonzero(given > 2, axis<0>) == Tensor<std::int64_t, 3>{1, 1, 2});
static_assert(std::is_same_v<decltype(sum(Tensor<std::uint8_t, 3>())), std::int64_t> &&
              std::is_same_v<decltype(sum(given > 1)), std::int64_t>);
static_assert(std::is_same_v<decltype(mean(Tensor<bool, 3>())), double>);
static_assert(std::is_same_v<decltype(sum(Tensor<float, dynamic, 4>(), axis<0>)), Tensor<float, 4>>);
static_assert(std::is_same_v<decltype(sum(Tensor<float, dynamic, 4>(), axis<1>)), Tensor<float, dynamic>>);
static_assert(
    std::is_same_v<decltype(sum(Tensor<float, dynamic, 4, 5>(), axis<0, 2>, keepdims)), Tensor<float, 1, 4, 1>>);

// The bound that the docstring states.
template <class T>
Expected sum_of(const std::vector<double>& group) {
  double sum = 0, magnitude = 0;
  for (const double v : group) sum += v, magnitude += std::abs(v);
  return {sum, (24 + 3 * std::log2(static_cast<double>(group.size() + 1))) * unit<T> * magnitude};
}

template <class X, int... I>
void check_sums(const X& x, detail::expressions::Axis<I...> over) {
  using T = typename X::value_type;
  const auto expected = groups(x, over);
  check_groups(sum(x, over), expected, sum_of<T>);
  if (x.size() > 0)
    check_groups(mean(x, over, keepdims), expected, [](const auto& group) {
      const auto [sum, tolerance] = sum_of<T>(group);
      const auto n = static_cast<double>(group.size());
      return Expected{sum / n, tolerance / n + (unit<T> + 0x1p-53) * std::abs(sum / n)};
    });
}

template <class X>
void check_all_axes(const X& x) {
  check_sums(x, axis<>);
  if constexpr (X::rank > 1) check_sums(x, axis<0>), check_sums(x, axis<-1>);
  if constexpr (X::rank == 3) check_sums(x, axis<1>), check_sums(x, axis<2, 0>);
  if constexpr (X::rank == 4) check_sums(x, axis<1, 3>), check_sums(x, axis<0, 2>), check_sums(x, axis<-3, -2, 3>);
}

}  // namespace

TEST_CASE_TEMPLATE("sums of every number of rows and columns about a pack", T, float, double) {
  for (std::size_t rows = 0; rows < 70; ++rows) {
    CAPTURE(rows);
    check_all_axes(made<Tensor<T, dynamic>>(rows));
  }
  const auto columns = [&]<std::size_t N>(std::integral_constant<std::size_t, N>) {
    CAPTURE(N);
    for (const std::size_t rows : {1u, 8u, 15u, 600u}) check_all_axes(made<Tensor<T, dynamic, N>>(rows));
  };
  columns(std::integral_constant<std::size_t, detail::simd::width<T> + 1>{});
  if constexpr (std::is_same_v<T, float>) {  // what doubles would run through is the same: it would only compile longer
    columns(std::integral_constant<std::size_t, detail::simd::width<T> - 1>{});
    columns(std::integral_constant<std::size_t, 73 * detail::simd::width<T> + 3>{});
  }
  check_all_axes(made<Tensor<T, dynamic>>(100'003));
}

TEST_CASE_TEMPLATE("sums over any axes, of every type", T, float, double, std::int32_t, std::int64_t, std::uint8_t,
                   bool) {
  check_all_axes(made<Tensor<T, 2, 3, 5>>());
  if constexpr (std::is_same_v<T, float> || std::is_same_v<T, std::uint8_t>)
    check_all_axes(made<Tensor<T, 3, 1, 4, 5>>());
}

TEST_CASE_TEMPLATE("sums of views, strided views and expressions", T, float, std::int32_t) {
  const auto x = made<Tensor<T, 9, 4, 37>>();
  check_all_axes(x(range<0, 9, 2>, all, range<1, 36>));
  check_sums(x(all, range<0, 4, 3>, range<0, 37, 3>), axis<>);
  check_sums(x(all, range<0, 4, 3>, range<0, 37, 3>), axis<1>);
  check_sums(x(all, all, 5), axis<0>);
  check_sums(x(all, all, 5), axis<-1>);
  const auto row = made<Tensor<T, 37>>();
  check_all_axes(x * row - 1);
  check_sums(made<Tensor<T, 4, 1>>() + made<Tensor<T, 1, 9>>(), axis<0>);
  check_sums(cast<double>(x) * 0.5, axis<0, 1>);
}

TEST_CASE("elements that are not 0 are counted") {
  const auto x = made<Tensor<std::int32_t, 7, 5>>();
  const auto count = [](const auto& group) {
    double n = 0;
    for (const double v : group) n += v != 0;
    return Expected{n, 0};
  };
  check_groups(count_nonzero(x), groups(x, axis<>), count);
  check_groups(count_nonzero(cast<float>(x), axis<0>), groups(x, axis<0>), count);
}

TEST_CASE("products") {
  const auto x = made<Tensor<double, dynamic, 37>>(9);
  const auto product = [](const auto& group) {
    double y = 1;
    for (const double v : group) y *= v;
    return Expected{y, 60 * 0x1p-53 * std::abs(y)};  // a rounding an element
  };
  check_groups(prod(x, axis<0>), groups(x, axis<0>), product);
  check_groups(prod(x, axis<1>), groups(x, axis<1>), product);
  CHECK(prod(Tensor<std::uint8_t, 3>{200, 200, 200}) == 8'000'000);
}

TEST_CASE("of no elements the sum is 0, the product 1, and there is no mean") {
  const Tensor<float, dynamic, 3> none;
  CHECK(sum(none) == 0);
  CHECK(sum(none, axis<0>) == Tensor<float, 3>{0, 0, 0});
  CHECK(sum(none, axis<1>).rows() == 0);
  CHECK(prod(none, axis<0>) == Tensor<float, 3>{1, 1, 1});
  CHECK(mean(none, axis<1>).rows() == 0);
  CHECK_THROWS_WITH_AS(mean(none, axis<0>), "the mean of no elements, in shape (0, 3)", ShapeError);
}

TEST_CASE("long sums keep their digits") {
  auto tenths = Tensor<float, dynamic>::with_rows(10'000'000);
  tenths.fill(0.1f);
  const double exact = 1e7 * static_cast<double>(0.1f), bound = (24 + 3 * std::log2(1e7)) * 0x1p-24;
  CHECK(std::abs(static_cast<double>(sum(tenths)) / exact - 1) <= bound);  // added one by one, it is off by 9 %
  const View<const float, dynamic, 10> tall(tenths.data(), 1'000'000);
  const auto columns = sum(tall, axis<0>);
  for (const float v : columns) CHECK(std::abs(static_cast<double>(v) / (exact / 10) - 1) <= bound);
  // Nearly all of it cancels: the bound is of Σ|x|.
  auto waves = Tensor<float, dynamic>::with_rows(1'000'001);
  for (std::size_t i = 0; i < waves.size(); ++i)
    waves.data()[i] = static_cast<float>(std::sin(static_cast<double>(i)) * std::exp(static_cast<double>(i % 20)));
  check_sums(waves, axis<>);
}

TEST_CASE("infinities and NaN stay what they are") {
  Tensor<float, dynamic, 5> x = made<Tensor<float, dynamic, 5>>(40);
  x(17, 3) = std::numeric_limits<float>::infinity();
  CHECK(std::isinf(sum(x)));
  CHECK(std::isinf(sum(x, axis<0>)(3)));
  CHECK(std::isfinite(sum(x, axis<0>)(4)));
  x(18, 3) = -std::numeric_limits<float>::infinity();
  CHECK(std::isnan(mean(x)));
}
