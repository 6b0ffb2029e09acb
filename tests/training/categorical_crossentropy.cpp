// SPDX-License-Identifier: MIT
#include <dovetail/training/categorical_crossentropy.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

#include <training/loss_of.hpp>

using namespace dovetail;

static_assert(std::same_as<CategoricalCrossentropy::Targets<float, Shape<10>>, View<const float, dynamic, 10>>);
static_assert(std::same_as<CategoricalCrossentropy::Targets<float, Shape<4, 10>>, View<const float, dynamic, 4, 10>>);
static_assert(CategoricalCrossentropy::fits<Shape<2>> && CategoricalCrossentropy::fits<Shape<1, 2>>);
static_assert(!CategoricalCrossentropy::fits<Shape<1>> && !CategoricalCrossentropy::fits<Shape<2, 1>>);

namespace {
const Tensor<double, 2, 3> outputs = {{0.05, 0.95, 0}, {0.1, 0.8, 0.1}}, targets = {{0, 1, 0}, {0, 0, 1}};
}

TEST_CASE("the mean over the samples of the targets' logarithms") {
  const double value = losses::of_outputs<CategoricalCrossentropy>(outputs, targets);
  CHECK(value == doctest::Approx(-(std::log(0.95) + std::log(0.1)) / 2).epsilon(1e-14));
  CHECK(value == doctest::Approx(1.177).epsilon(1e-3));  // as Keras's documentation says
}

TEST_CASE("the mean over the steps of a sequence too") {
  const Tensor<double, 1, 2, 3> sequence(outputs.flat()), wanted(targets.flat());
  CHECK(losses::of_outputs<CategoricalCrossentropy>(sequence, wanted) ==
        losses::of_outputs<CategoricalCrossentropy>(outputs, targets));
  CHECK(losses::of_logits<CategoricalCrossentropy>(sequence, wanted) ==
        losses::of_logits<CategoricalCrossentropy>(outputs, targets));
}

TEST_CASE("targets that are no distribution are refused, with their sample") {
  const auto check = [](const auto& t) { CategoricalCrossentropy::check<Shape<2>>(t.view()); };
  CHECK_NOTHROW(check(Tensor<float, 2, 2>{{0, 1}, {0.5f, 0.5f}}));
  CHECK_THROWS_AS(check(Tensor<float, 1, 2>{{2, -1}}), ValueError);
  CHECK_THROWS_WITH_AS(check(Tensor<float, 2, 2>{{0, 1}, {0, 0}}),
                       "the target of sample 1 has the sum 0: expected a distribution, whose sum is 1; if labels count "
                       "from 1, subtract 1 before one_hot",
                       ValueError);
  const Tensor<float, 1, 2, 2> two = {{{0, 1}, {1, 0}}};
  CategoricalCrossentropy::check<Shape<2, 2>>(two.view());
}

TEST_CASE("its gradient of logits is softmax - t") {
  auto dz = Tensor<double, dynamic, 2>::with_rows(1);
  const double value = losses::of_logits<CategoricalCrossentropy>(Tensor<double, 1, 2>{{std::log(3.0), 0}},
                                                                  Tensor<double, 1, 2>{{0.5, 0.5}}, dz.view());
  CHECK(value == doctest::Approx(-(std::log(0.75) + std::log(0.25)) / 2).epsilon(1e-14));
  CHECK(dz(0, 0) == doctest::Approx(0.25).epsilon(1e-14));
  CHECK(dz(0, 1) == doctest::Approx(-0.25).epsilon(1e-14));
}
