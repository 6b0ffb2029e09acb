// SPDX-License-Identifier: MIT
#include <dovetail/training/sparse_categorical_crossentropy.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

#include <training/loss_of.hpp>

using namespace dovetail;

static_assert(
    std::same_as<SparseCategoricalCrossentropy::Targets<float, Shape<10>>, View<const std::int32_t, dynamic>>);
static_assert(
    std::same_as<SparseCategoricalCrossentropy::Targets<double, Shape<4, 10>>, View<const std::int32_t, dynamic, 4>>);
static_assert(SparseCategoricalCrossentropy::fits<Shape<2>> && !SparseCategoricalCrossentropy::fits<Shape<1>>);

namespace {
const Tensor<double, 2, 3> outputs = {{0.05, 0.95, 0}, {0.1, 0.8, 0.1}};
}

TEST_CASE("the mean over the samples of the logarithm of the right class") {
  const double value = losses::of_outputs<SparseCategoricalCrossentropy>(outputs, Tensor<std::int32_t, 2>{1, 2});
  CHECK(value == doctest::Approx(-(std::log(0.95) + std::log(0.1)) / 2).epsilon(1e-14));
  CHECK(value == doctest::Approx(1.177).epsilon(1e-3));  // as Keras's documentation says
}

TEST_CASE("the mean over the steps of a sequence too, a class each") {
  const Tensor<double, 1, 2, 3> sequence(outputs.flat());
  const Tensor<std::int32_t, 1, 2> steps = {{1, 2}};
  const Tensor<std::int32_t, 2> samples{1, 2};
  CHECK(losses::of_outputs<SparseCategoricalCrossentropy>(sequence, steps) ==
        losses::of_outputs<SparseCategoricalCrossentropy>(outputs, samples));
  CHECK(losses::of_logits<SparseCategoricalCrossentropy>(sequence, steps) ==
        losses::of_logits<SparseCategoricalCrossentropy>(outputs, samples));
}

TEST_CASE("its gradient of logits is softmax, less 1 at the class") {
  auto dz = Tensor<double, dynamic, 2>::with_rows(1);
  const double value = losses::of_logits<SparseCategoricalCrossentropy>(Tensor<double, 1, 2>{{std::log(3.0), 0}},
                                                                        Tensor<std::int32_t, 1>{1}, dz.view());
  CHECK(value == doctest::Approx(std::log(4)).epsilon(1e-14));
  CHECK(dz(0, 0) == doctest::Approx(0.75).epsilon(1e-14));
  CHECK(dz(0, 1) == doctest::Approx(-0.75).epsilon(1e-14));
}

TEST_CASE("a class that there is not is refused, with its sample") {
  const auto check = [](const auto& t) { SparseCategoricalCrossentropy::check<Shape<10>>(t.view()); };
  CHECK_NOTHROW(check(Tensor<std::int32_t, 3>{0, 5, 9}));
  CHECK_THROWS_WITH_AS(
      check(Tensor<std::int32_t, 3>{1, 5, 10}),
      "the target of sample 2 is 10: expected a class from 0 to 9; if labels count from 1, write y - 1", ValueError);
  const auto check_steps = [](const auto& t) { SparseCategoricalCrossentropy::check<Shape<2, 3>>(t.view()); };
  CHECK_NOTHROW(check_steps(Tensor<std::int32_t, 2, 2>{{0, 1}, {2, 2}}));
  CHECK_THROWS_AS(check_steps(Tensor<std::int32_t, 2, 2>{{0, 1}, {2, 3}}), ValueError);
}
