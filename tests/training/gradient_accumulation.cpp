// SPDX-License-Identifier: MIT
#include <dovetail/training/gradient_accumulation.hpp>

#include <doctest/doctest.h>

#include <dovetail/training/exponential_moving_average.hpp>
#include <training/line.hpp>
#include <training/optimize.hpp>

using namespace dovetail;
using optimize::trajectory;

static_assert(detail::training::optimizer<GradientAccumulation<Adam>> &&
              detail::training::optimizer<GradientAccumulation<ExponentialMovingAverage<Adam>>> &&
              !detail::training::optimizer<ExponentialMovingAverage<GradientAccumulation<Adam>>>);

TEST_CASE("a step with the mean of some gradients") {
  const SGD sgd{.learning_rate = [](double step) { return step < 1 ? 0.1 : 0.2; }, .momentum = 0.5};
  const auto steps = trajectory(sgd, 1.0, {2, 4});
  optimize::equal(trajectory(GradientAccumulation{sgd, 3}, 1.0, {1, 2, 3, 7, 5, 0, 9}),
                  {1, 1, steps[0], steps[0], steps[0], steps[1], steps[1]});
  CHECK(trajectory(GradientAccumulation{sgd, 1}, 1.0, {2, 4}) == steps);
  CHECK(GradientAccumulation{Adam{}}.batches == 2);
}

TEST_CASE("two halves of a batch are as the batch") {
  using namespace line_data;
  const Data data(40);
  auto whole = compile<Line>(Adam{.learning_rate = 0.1}, MeanSquaredError{});
  auto halves = compile<Line>(GradientAccumulation{Adam{.learning_rate = 0.1}, 2}, MeanSquaredError{});
  whole.fit(data.x, data.y, {.epochs = 5, .batch_size = 8, .verbose = 0});
  halves.fit(data.x, data.y, {.epochs = 5, .batch_size = 4, .verbose = 0});
  CHECK(halves.optimizer_state().inner.steps == whole.optimizer_state().steps);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(halves.layer<0>().kernel(i, 0) == doctest::Approx(whole.layer<0>().kernel(i, 0)).epsilon(1e-4));
}
