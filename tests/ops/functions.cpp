// SPDX-License-Identifier: MIT
#include <dovetail/ops/functions.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>

#include <dovetail/ops/arithmetic.hpp>
#include <dovetail/ops/comparison.hpp>

using namespace dovetail;

namespace {
constexpr float no_number = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
template <class X>
using element = typename std::remove_cvref_t<X>::value_type;
}  // namespace

// Functions of real numbers give doubles for integers, the others keep the type.
static_assert(std::is_same_v<element<decltype(exp(Tensor<int, 2>()))>, double>);
static_assert(std::is_same_v<element<decltype(exp(Tensor<float, 2>()))>, float>);
static_assert(std::is_same_v<element<decltype(abs(Tensor<std::uint8_t, 2>()))>, std::uint8_t>);
static_assert(eval(sqrt(square(Tensor<float, 3>{-1, 2, -3}))) == Tensor<float, 3>{1, 2, 3});
static_assert(eval(exp(Tensor<double, 2>{0, -1e300})) == Tensor<double, 2>{1, 0});
static_assert(eval(relu(sign(Tensor<int, 3>{-7, 0, 9}))) == Tensor<int, 3>{0, 0, 1});

TEST_CASE_TEMPLATE("packs and single elements give the same", T, float, double) {
  Tensor<T, 37> x;  // whole packs and a tail on every machine
  for (std::size_t i = 0; i < 37; ++i) x(i) = static_cast<T>(i) / 7 + T(0.01);
  const auto check = [&](const auto& e, auto expected) {
    const Tensor<T, 37> y = e;
    for (std::size_t i = 0; i < 37; ++i) {
      CAPTURE(i);
      CHECK(y(i) == doctest::Approx(e(i)).epsilon(
                        4 * std::numeric_limits<T>::epsilon()));  // where the compiler fuses differently
      CHECK(y(i) ==
            doctest::Approx(expected(x(i))).epsilon(8 * std::numeric_limits<T>::epsilon()));  // see docs/accuracy.md
    }
  };
  check(abs(-x), [](T v) { return v; });
  check(sign(-x), [](T) { return -1; });
  check(square(x), [](T v) { return v * v; });
  check(exp(x), [](T v) { return std::exp(v); });
  check(log(x + 2), [](T v) { return std::log(v + 2); });
  check(sqrt(x), [](T v) { return std::sqrt(v); });
  check(tanh(x), [](T v) { return std::tanh(v); });
  check(sigmoid(x), [](T v) { return 1 / (1 + std::exp(-v)); });
  check(relu(x - 2), [](T v) { return v < 2 ? 0 : v - 2; });
}

TEST_CASE("special numbers") {
  const Tensor<float, 5> x = {no_number, infinity, -infinity, 0, -0.f};
  const Tensor<float, 5> a = abs(x), s = sign(x), r = relu(x), e = exp(x), l = log(x);
  CHECK((std::isnan(a(0)) && std::isnan(s(0)) && std::isnan(r(0)) && std::isnan(e(0)) && std::isnan(l(0))));
  CHECK((a(1) == infinity && a(2) == infinity && a(4) == 0 && !std::signbit(a(4))));
  CHECK((s(1) == 1 && s(2) == -1 && s(3) == 0 && s(4) == 0));
  CHECK((r(1) == infinity && r(2) == 0 && r(4) == 0));
  CHECK((e(1) == infinity && e(2) == 0 && e(3) == 1));
  CHECK((l(1) == infinity && std::isnan(l(2)) && l(3) == -infinity && l(4) == -infinity));
}

TEST_CASE("integers") {
  CHECK(eval(abs(Tensor<int, 2>{-3, 4})) == Tensor<int, 2>{3, 4});
  CHECK(eval(sign(Tensor<std::uint8_t, 2>{200, 0})) == Tensor<std::uint8_t, 2>{1, 0});
  CHECK(eval(sqrt(Tensor<int, 2>{9, 2}))(0) == 3);
  CHECK(eval(abs(Tensor<std::int32_t, 1>(-2147483647 - 1)))(0) == -2147483647 - 1);  // it wraps
}
