// SPDX-License-Identifier: MIT
#include <dovetail/layers/constraints.hpp>

#include <doctest/doctest.h>

#include <vector>

#include <dovetail/layers/dense.hpp>
#include <dovetail/layers/with.hpp>
#include <dovetail/tensor/print.hpp>

#include "alone.hpp"

using namespace layers;
using namespace dovetail::detail::problems;

namespace {
using Matrix = Tensor<double, 3, 2>;

// The numbers of Keras's formulas, w · clip(‖w‖, 0, c) / (1e-7 + ‖w‖) and w / (1e-7 + ‖w‖) along axis 0.
const Matrix given{{0.5, -2}, {1.5, 0.25}, {-1, 3}};

template <class C>
Matrix constrained(std::size_t rows = 3, std::size_t columns = 2) {
  Matrix w = given;
  C::constrain(w.data(), rows, columns);
  return w;
}
}  // namespace

TEST_CASE("NonNegative") { CHECK(constrained<NonNegative>() == Matrix{{0.5, 0}, {1.5, 0.25}, {0, 3}}); }

TEST_CASE("MaxNorm scales the units down whose norm is larger") {
  CHECK(close(constrained<MaxNorm<2>>(), Matrix{{0.5, -1.1067431115637}, {1.5, 0.1383428889459}, {-1, 1.6601146673456}},
              1e-9));
  CHECK(constrained<MaxNorm<4>>() == given);
}

TEST_CASE("UnitNorm") {
  CHECK(close(
      constrained<UnitNorm>(),
      Matrix{
          {0.2672612276267, -0.5533715557819}, {0.8017836828801, 0.0691714444727}, {-0.5345224552534, 0.8300573336728}},
      1e-9));
  Matrix zeros;
  UnitNorm::constrain(zeros.data(), 3, 2);
  CHECK(zeros == Matrix());
}

TEST_CASE("a vector is one column") {
  std::vector<double> w{3, 4};
  UnitNorm::constrain(w.data(), 2, 1);
  CHECK(std::abs(w[0] - 0.6) < 1e-7);
  CHECK(std::abs(w[1] - 0.8) < 1e-7);
}

TEST_CASE("more units than are taken at once") {
  Tensor<float, 300, 130> w;
  Random random;
  for (float& v : w.flat()) v = random.uniform(-1.f, 1.f);
  UnitNorm::constrain(w.data(), 300, 130);
  for (std::size_t j = 0; j < 130; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < 300; ++i) sum += static_cast<double>(w(i, j)) * static_cast<double>(w(i, j));
    CHECK(std::abs(sum - 1) < 1e-5);
  }
}

using detail::layers::At;
static_assert(std::same_as<With<Dense<3, 2>, MaxNorm<>, On<"bias", NonNegative>>::constraints,
                           detail::layers::types<At<0, MaxNorm<>>, At<1, NonNegative>>>);
static_assert(std::same_as<With<Dense<3, 2>, MaxNorm<0>>::problem, detail::phrases<needs_a_norm_above_0>> &&
              std::same_as<With<Dense<3, 2>, MaxNorm<1>>::problem, detail::none>);
static_assert(std::same_as<With<Dense<3, 2>, MaxNorm<>, UnitNorm>::problem,
                           detail::phrases<has_more_than_one_constraint_of_a_parameter>>);
