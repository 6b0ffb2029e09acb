// SPDX-License-Identifier: MIT
#include <dovetail/layers/dropout.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

#include "alone.hpp"

using namespace dovetail::detail::problems;

using namespace layers;

// In inference it passes through; in training it keeps a mask.
static_assert(!detail::layers::computes<Dropout<0.5>::at<Shape<3>>> &&
              detail::layers::has_cache<Dropout<0.5>::at<Shape<3>>>);
static_assert(!detail::layers::has_parameters<Dropout<0.5>::at<Shape<3>>>);
static_assert(std::same_as<Dropout<0.5>::at<Shape<2, 3>>::output, Shape<2, 3>>);
static_assert(std::same_as<Dropout<0.5>, Dropout<0.5f>>);
static_assert(detail::layers::byte_count<cache_of<Dropout<0.5>::at<Shape<100>>, float, dynamic>>(10) ==
              1024);  // a byte an element

// A rate is at least 0 and below 1.
template <Number Rate>
using problem_of_rate = typename Dropout<Rate>::template at<Shape<3>>::problem;
static_assert(std::same_as<problem_of_rate<0>, detail::none> && std::same_as<problem_of_rate<0.999>, detail::none>);
static_assert(std::same_as<problem_of_rate<1>, detail::phrases<needs_a_rate_from_0_to_below_1>>);
static_assert(std::same_as<problem_of_rate<-0.1>, detail::phrases<needs_a_rate_from_0_to_below_1>>);

namespace {
template <class T>
Tensor<T, dynamic, 1000> ones() {
  auto x = Tensor<T, dynamic, 1000>::with_rows(100);
  x.fill(T(1));
  return x;
}
}  // namespace

TEST_CASE_TEMPLATE("Dropout zeroes its share, and scales the others so that the mean stays", T, float, double) {
  Alone<Dropout<0.2>, Shape<1000>, T> dropout;
  const auto y = dropout.train(ones<T>());
  double zeros = 0, sum = 0;
  for (const T v : y.flat()) {
    CHECK((v == 0 || v == T(1.25)));
    zeros += v == 0;
    sum += static_cast<double>(v);
  }
  // 100,000 draws: a deviation is √(0.2 · 0.8 / 100,000) = 0.00126
  CHECK(std::abs(zeros / 100'000 - 0.2) < 4 * 0.00126);
  CHECK(std::abs(sum / 100'000 - 1) < 1.25 * 4 * 0.00126);
}

TEST_CASE("what was dropped gets no gradient, what was kept gets it scaled") {
  Alone<Dropout<0.5>, Shape<1000>> dropout;
  const auto x = ones<float>();
  const auto y = dropout.train(x);
  CHECK(dropout.backward(x, y, x) == y);
}

TEST_CASE("each step draws another mask, and the same random numbers the same") {
  Alone<Dropout<0.5>, Shape<1000>> dropout;
  const Random before = dropout.random;
  const auto x = ones<float>(), first = dropout.train(x), second = dropout.train(x);
  CHECK_FALSE(first == second);
  dropout.random = before;
  CHECK(dropout.train(x) == first);
}

TEST_CASE("Dropout<0> is the identity, and no NaN is scaled away") {
  Alone<Dropout<0>, Shape<3>> dropout;
  const Tensor<float, dynamic, 3> x{{1, -2, 3}};
  CHECK(dropout.train(x) == x);
  CHECK(dropout.backward(x, x, x) == x);
}
