// SPDX-License-Identifier: MIT
#include <dovetail/simd/scalar.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include <dovetail/simd/math.hpp>

using namespace dovetail;
using detail::simd::scalar;

namespace {
template <class T>
using limits = std::numeric_limits<T>;

// What is the same number: a NaN is, 0 and -0 are not.
template <class T>
constexpr bool same(T a, T b) {
  using Bits = detail::simd::constant::Bits<T>;
  return std::bit_cast<Bits>(a) == std::bit_cast<Bits>(b) ||
         (detail::simd::constant::is_nan(a) && detail::simd::constant::is_nan(b));
}

// The operators in constant expressions, where compilers would refuse these.
template <class T>
constexpr bool ieee() {
  constexpr T inf = limits<T>::infinity(), nan = limits<T>::quiet_NaN(), top = limits<T>::max(),
              least = limits<T>::denorm_min();
  const scalar<T> zero(T(0)), infinite(inf), none(nan), most(top);
  return same((most + most).data, inf) && same((-most - most).data, -inf) &&
         same((most - top / 2 + top / 2).data, top) && same((infinite - infinite).data, nan) &&
         same((infinite + T(1)).data, inf) && same((none + T(1)).data, nan) && same((most * T(1.0001)).data, inf) &&
         same((most * T(-2)).data, -inf) && same((most * T(1)).data, top) && same((zero * infinite).data, nan) &&
         same((infinite * T(-1)).data, -inf) && same((scalar<T>(least) * T(0.25)).data, T(0)) &&
         same((zero / zero).data, nan) && same((scalar<T>(T(-1)) / zero).data, -inf) &&
         same((most / T(0.5)).data, inf) && same((scalar<T>(T(1)) / infinite).data, T(0)) &&
         same((infinite / infinite).data, nan) && same((most / least).data, inf) && same((most / top).data, T(1)) &&
         same((zero * T(-1)).data, T(-0.0)) && !(none < zero) && !(none >= zero) && !(none == none) && none != none &&
         zero < infinite && -infinite <= zero;
}
static_assert(ieee<float>() && ieee<double>());

static_assert((scalar<float>(1.5f) | scalar<float>(-0.0f)).data == -1.5f && (scalar<std::uint32_t>(6) >> 1).data == 3);
}  // namespace

TEST_CASE_TEMPLATE("sqrt and fma of constant expressions are those of the C library", T, float, double) {
  using Bits = detail::simd::constant::Bits<T>;
  std::mt19937_64 random(5);
  const auto any = [&] { return std::bit_cast<T>(static_cast<Bits>(random())); };
  std::size_t wrong = 0;
  for (int i = 0; i < 100'000; ++i) {
    const T x = any();
    wrong += !same(detail::simd::constant::sqrt(x), std::sqrt(x));
    wrong += !same(detail::simd::constant::sqrt(x * x), std::sqrt(x * x));
    T a = any(), b = any();
    if (sizeof(T) == 8) {  // what double promises is between 2^-900 and 2^900
      int exponent;
      a = std::ldexp(std::frexp(a, &exponent), i % 400 - 200);
      b = std::ldexp(std::frexp(b, &exponent), i % 77);
    }
    if (i % 2 == 0) {  // half of the digits, so that sums are half-way
      constexpr int half = limits<T>::digits / 2;
      a = std::bit_cast<T>(static_cast<Bits>(std::bit_cast<Bits>(a) >> half << half));
      b = std::bit_cast<T>(static_cast<Bits>(std::bit_cast<Bits>(b) >> half << half));
    }
    const T ab = a * b;
    for (const T c : {-ab, std::nextafter(-ab, T(0)), ab * limits<T>::epsilon() / 2,
                      std::nextafter(ab, T(0)) * limits<T>::epsilon() / 4, a, T(1)})
      if (std::abs(c) < std::sqrt(limits<T>::max()) || sizeof(T) == 4)
        wrong += !same(detail::simd::constant::fma(a, b, c), std::fma(a, b, c));
  }
  CHECK(wrong == 0);
}

// The functions of packs, from the same source. Those of run time are compared below.
template <class T>
constexpr bool functions() {
  const auto near = [](scalar<T> y, double exact) {
    return y.data > exact * (1 - 2e-7) && y.data < exact * (1 + 2e-7);
  };
  const scalar<T> one(T(1)), inf(limits<T>::infinity()), nan(limits<T>::quiet_NaN());
  return near(detail::simd::exp(one), 2.718281828459045) &&
         near(detail::simd::log(scalar<T>(T(10))), 2.302585092994046) &&
         near(detail::simd::tanh(one), 0.7615941559557649) && near(detail::simd::sigmoid(one), 0.7310585786300049) &&
         near(detail::simd::sqrt(one + one), 1.4142135623730951) && near(detail::simd::fma(one, one, one), 2) &&
         detail::simd::relu(-one).data == 0 && detail::simd::where_positive(-one, one, inf) == inf &&
         detail::simd::max(-one, one) == one && detail::simd::exp(inf) == inf && detail::simd::exp(-inf).data == 0 &&
         detail::simd::log(scalar<T>(T(0))) == -inf && detail::simd::constant::is_nan(detail::simd::log(-one).data) &&
         detail::simd::constant::is_nan(detail::simd::exp(nan).data) && detail::simd::sum(one) == 1;
}
static_assert(functions<float>() && functions<double>());
