// SPDX-License-Identifier: MIT
#include <dovetail/training/mean_squared_error.hpp>

#include <doctest/doctest.h>

#include <concepts>

#include <training/loss_of.hpp>

using namespace dovetail;

// One number a sample where there is one output, and one an output elsewhere.
static_assert(std::same_as<MeanSquaredError::Targets<float, Shape<1>>, View<const float, dynamic>>);
static_assert(std::same_as<MeanSquaredError::Targets<double, Shape<2, 3>>, View<const double, dynamic, 2, 3>>);
static_assert(detail::training::fits_output<MeanSquaredError, Shape<1>> &&
              detail::training::fits_output<MeanSquaredError, Shape<28, 28>>);

TEST_CASE("the mean of the squares over all outputs") {
  // The example of Keras's documentation.
  CHECK(losses::of_outputs<MeanSquaredError>(Tensor<double, 2, 2>{{1, 1}, {1, 0}},
                                             Tensor<double, 2, 2>{{0, 1}, {0, 0}}) == 0.5);
  CHECK(losses::of_outputs<MeanSquaredError>(Tensor<float, 2, 1>{{3}, {-1}}, Tensor<float, 2>{1, 1}) == 4);
}

TEST_CASE("its gradient is 2 (y - t) / count") {
  auto dy = Tensor<double, dynamic, 2>::with_rows(2);
  losses::of_outputs<MeanSquaredError>(Tensor<double, 2, 2>{{1, 2}, {3, 4}}, Tensor<double, 2, 2>{{0, 2}, {5, 0}},
                                       dy.view());
  CHECK(dy == Tensor<double, 2, 2>{{0.5, 0}, {-1, 2}});
}
