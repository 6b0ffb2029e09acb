// SPDX-License-Identifier: MIT
#include <dovetail/layers/max_pooling_2d.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace dovetail::detail::problems;

using namespace layers;

// As in Keras, what is left over at the right and at the bottom is dropped.
static_assert(std::same_as<MaxPooling2D<2>::at<Shape<28, 28, 3>>::output, Shape<14, 14, 3>>);
static_assert(std::same_as<MaxPooling2D<2>::at<Shape<5, 7, 1>>::output, Shape<2, 3, 1>>);
static_assert(std::same_as<MaxPooling2D<3, 2>::at<Shape<6, 6, 2>>::output, Shape<2, 3, 2>>);
static_assert(std::same_as<MaxPooling2D<2>, MaxPooling2D<2, 2>>);
static_assert(
    std::same_as<MaxPooling2D<2>::at<Shape<28>>::problem, detail::layers::takes_images<Shape<28>, MaxPooling1D<2>>>);
static_assert(std::same_as<MaxPooling2D<4>::at<Shape<3, 9, 1>>::problem,
                           detail::phrases<has_a_window_of_H_by_W_that_does_not_fit_shape<4, 4, 3, 9, 1>,
                                           detail::problems::write<With<MaxPooling2D<4>, Same>>>>);
static_assert(std::same_as<With<MaxPooling2D<3>, Strides<2>, Same>::at<Shape<5, 8, 1>>::output, Shape<3, 4, 1>>);
template <class L>
concept has_problem = requires { typename L::problem; };
static_assert(!has_problem<MaxPooling2D<4>::at<Shape<4, 4, 1>>>);

namespace {
constexpr float infinity = std::numeric_limits<float>::infinity();
}

TEST_CASE_TEMPLATE("each output is the largest of its window, channel by channel", T, float, double) {
  Alone<MaxPooling2D<2>, Shape<3, 5, 2>, T> pool;  // one row and one column are left over
  auto x = Tensor<T, dynamic, 3, 5, 2>::with_rows(2);
  for (std::size_t b = 0; b < 2; ++b)
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 5; ++j) {
        x(b, i, j, 0) = static_cast<T>(100 * b + 10 * i + j);
        x(b, i, j, 1) = -x(b, i, j, 0);
      }
  const Tensor<T, dynamic, 1, 2, 2> y{{{{11, 0}, {13, -2}}}, {{{111, -100}, {113, -102}}}};
  CHECK(pool.forward(x) == y);
  CHECK(pool.train(x) == y);

  const auto dx = pool.backward(x, y, {{{{1, 2}, {3, 4}}}, {{{5, 6}, {7, 8}}}});
  auto expected = Tensor<T, dynamic, 3, 5, 2>::with_rows(2);
  expected(0, 1, 1, 0) = 1, expected(0, 0, 0, 1) = 2, expected(0, 1, 3, 0) = 3, expected(0, 0, 2, 1) = 4;
  expected(1, 1, 1, 0) = 5, expected(1, 0, 0, 1) = 6, expected(1, 1, 3, 0) = 7, expected(1, 0, 2, 1) = 8;
  CHECK(dx == expected);
}

TEST_CASE("a NaN is not lost, wherever it stands") {
  for (std::size_t at = 0; at < 4; ++at) {
    CAPTURE(at);
    Alone<MaxPooling2D<2>, Shape<2, 2, 1>> pool;
    Tensor<float, dynamic, 2, 2, 1> x{{{{1}, {2}}, {{infinity}, {-3}}}};
    x.data()[at] = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(pool.forward(x)(0, 0, 0, 0)));
    CHECK(std::isnan(pool.train(x)(0, 0, 0, 0)));
  }
}

TEST_CASE("-infinity is a number as others") {
  Alone<MaxPooling2D<2>, Shape<2, 2, 1>> pool;
  CHECK(pool.forward({{{{-infinity}, {-infinity}}, {{-infinity}, {-infinity}}}})(0, 0, 0, 0) == -infinity);
}

TEST_CASE("of equal elements the first gets the gradient") {
  Alone<MaxPooling2D<2>, Shape<2, 2, 1>> pool;
  const Tensor<float, dynamic, 2, 2, 1> x{{{{1}, {7}}, {{7}, {7}}}};
  const auto y = pool.train(x);
  CHECK(pool.backward(x, y, {{{{5}}}}) == Tensor<float, dynamic, 2, 2, 1>{{{{0}, {5}}, {{0}, {0}}}});
}
