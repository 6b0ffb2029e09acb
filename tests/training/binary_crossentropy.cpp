// SPDX-License-Identifier: MIT
#include <dovetail/training/binary_crossentropy.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>

#include <dovetail/random/random.hpp>

#include <training/loss_of.hpp>

using namespace dovetail;

static_assert(std::same_as<BinaryCrossentropy::Targets<float, Shape<1>>, View<const float, dynamic>>);
static_assert(std::same_as<BinaryCrossentropy::Targets<float, Shape<3>>, View<const float, dynamic, 3>>);
static_assert(detail::training::fits_output<BinaryCrossentropy, Shape<1>> &&
              detail::training::fits_output<BinaryCrossentropy, Shape<4, 4>>);

TEST_CASE("the mean over all outputs, from probabilities and from logits") {
  // The examples of Keras's documentation.
  CHECK(losses::of_outputs<BinaryCrossentropy>(Tensor<double, 2, 2>{{0.6, 0.4}, {0.4, 0.6}},
                                               Tensor<double, 2, 2>{{0, 1}, {0, 0}}) ==
        doctest::Approx(0.815).epsilon(1e-3));
  CHECK(losses::of_logits<BinaryCrossentropy>(Tensor<double, 4, 1>{{-18.6}, {0.51}, {2.94}, {-12.8}},
                                              Tensor<double, 4>{0, 1, 0, 0}) == doctest::Approx(0.865).epsilon(1e-3));
  CHECK(losses::of_outputs<BinaryCrossentropy>(Tensor<double, 1, 1>{{0.8}}, Tensor<double, 1>{0.25}) ==
        doctest::Approx(-0.25 * std::log(0.8) - 0.75 * std::log(0.2)).epsilon(1e-14));
}

TEST_CASE("its gradient of logits is sigmoid - t") {
  auto dz = Tensor<double, dynamic, 2>::with_rows(1);
  losses::of_logits<BinaryCrossentropy>(Tensor<double, 1, 2>{{std::log(3.0), -std::log(3.0)}},
                                        Tensor<double, 1, 2>{{1, 0.5}}, dz.view());
  CHECK(dz(0, 0) == doctest::Approx(-0.125).epsilon(1e-14));
  CHECK(dz(0, 1) == doctest::Approx(-0.125).epsilon(1e-14));
}

// As many outputs as take several products of exponentials, and some more. A float has a rounding of 1e-7.
TEST_CASE_TEMPLATE("of many logits: the loss, the outputs and the gradient by their formulas", T, float, double) {
  constexpr std::size_t rows = 7, n = 1001;
  auto z = Tensor<T, dynamic, n>::with_rows(rows), t = z, y = z, dz = z;
  Random random(Seed{1});
  for (T& value : z.flat()) value = random.uniform(T(-20), T(20));
  for (T& value : t.flat()) value = random.uniform<T>();
  const View<const T, dynamic, n> logits = z, targets = t;
  const double loss = BinaryCrossentropy::of_logits(logits, targets, y.view(), dz.view());
  constexpr double count = rows * n, tolerance = sizeof(T) == 4 ? 3e-7 : 1e-14;
  double expected = 0, worst = 0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double logit = static_cast<double>(z.data()[i]), target = static_cast<double>(t.data()[i]);
    const double share = 1 / (1 + std::exp(-logit));
    expected += (std::log1p(std::exp(logit)) - logit * target) / count;
    worst = std::max({worst, std::abs(static_cast<double>(y.data()[i]) - share),
                      std::abs(static_cast<double>(dz.data()[i]) * count - (share - target))});
  }
  CHECK(std::abs(loss - expected) <= tolerance * expected);
  CHECK(worst <= tolerance);
}

TEST_CASE("the loss of who is right with certainty is small, and not 0") {
  const Tensor<float, 1, 3> z{{20, 20, -20}}, t{{1, 1, 0}};
  const double loss = losses::of_logits<BinaryCrossentropy>(z, t);
  CHECK(loss == doctest::Approx(std::exp(-20)).epsilon(1e-6));
}

TEST_CASE("a target that is no probability is refused, with its place") {
  const auto check = [](const auto& t) { BinaryCrossentropy::check<Shape<2>>(t.view()); };
  CHECK_NOTHROW(check(Tensor<float, 2, 2>{{0, 1}, {0.5f, 1e-30f}}));
  CHECK_THROWS_WITH_AS(check(Tensor<float, 2, 2>{{0, 1}, {2, -1}}),
                       "the target of sample 1 at (0) is 2: expected a number from 0 to 1; if these are logits, write "
                       "softmax(y) or sigmoid(y)",
                       ValueError);
  CHECK_THROWS_AS(check(Tensor<float, 1, 2>{{0, std::numeric_limits<float>::quiet_NaN()}}), ValueError);
}
