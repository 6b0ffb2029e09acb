// SPDX-License-Identifier: MIT
#include <dovetail/layers/dense.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <concepts>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;

// Keras's layout: the kernel is (In, Out).
static_assert(std::same_as<Dense<3, 2>::Parameters<float>::Kernel, Tensor<float, 3, 2>>);
static_assert(std::same_as<Dense<3, 2>::Parameters<double>::Bias, Tensor<double, 2>>);
static_assert(std::same_as<Dense<3, 2>::input, Shape<3>> && std::same_as<Dense<3, 2>::output, Shape<2>>);
static_assert(std::same_as<Dense<2>::at<Shape<3>>, Dense<3, 2>>);
static_assert(std::same_as<Dense<3, 2>::at<Shape<4>>, Dense<3, 2>>);  // stated: the network checks it
static_assert(element_count<Dense<784, 128>::Parameters<float>> == 784 * 128 + 128);

TEST_CASE_TEMPLATE("Dense is x · kernel + bias", T, float, double) {
  Alone<Dense<2>, Shape<3>, T> dense;
  dense.parameters.kernel = {{1, 2}, {3, 4}, {5, 6}};
  dense.parameters.bias = {10, -10};
  const Tensor<T, dynamic, 3> x{{1, 0, 0}, {1, 2, 3}};
  const Tensor<T, dynamic, 2> y{{11, -8}, {32, 18}};
  CHECK(dense.forward(x) == y);

  const Tensor<T, dynamic, 2> dy{{1, 0}, {-2, 3}};
  CHECK(dense.backward(x, y, dy) == Tensor<T, dynamic, 3>{{1, 3, 5}, {4, 6, 8}});
  CHECK(dense.gradient.kernel == Tensor<T, 3, 2>{{-1, 3}, {-4, 6}, {-6, 9}});
  CHECK(dense.gradient.bias == Tensor<T, 2>{-1, 3});
}

TEST_CASE("Dense of one sample") {
  Dense<3, 2>::Parameters<float> p{{{1, 2}, {3, 4}, {5, 6}}, {10, -10}};
  const Tensor<float, 1, 3> x{{1, 2, 3}};
  Tensor<float, 1, 2> y;
  Dense<3, 2>::forward(p, x.view(), y.view());
  CHECK(y == Tensor<float, 1, 2>{{32, 18}});
}

TEST_CASE("Dense ends in an activation where it is given one") {
  const auto negate = [](auto v) { return -v; };
  Dense<1, 2>::Parameters<float> p{{{1, 2}}, {3, 4}};
  const Tensor<float, 1, 1> x{{5}};
  Tensor<float, 1, 2> y;
  Dense<1, 2>::forward(p, x.view(), y.view(), negate);
  CHECK(y == Tensor<float, 1, 2>{{-8, -14}});
}

TEST_CASE("Dense without a bias") {
  using L = With<Dense<2>, NoBias>;
  static_assert(element_count<parameters_of<L::at<Shape<3>>, float>> == 6);
  Alone<L, Shape<3>> dense;
  dense.parameters.kernel = {{1, 2}, {3, 4}, {5, 6}};
  const Tensor<float, dynamic, 3> x{{1, 2, 3}};
  CHECK(dense.forward(x) == Tensor<float, dynamic, 2>{{22, 28}});
  CHECK(dense.backward(x, {{22, 28}}, {{1, 1}}) == Tensor<float, dynamic, 3>{{3, 7, 11}});
  CHECK(dense.gradient.kernel == Tensor<float, 3, 2>{{1, 1}, {2, 2}, {3, 3}});
}

TEST_CASE("Dense starts with Keras's values: GlorotUniform and zeros") {
  Alone<Dense<50>, Shape<70>> dense;
  const float limit = std::sqrt(6.0f / (70 + 50));
  float most = 0;
  for (const float v : dense.parameters.kernel.flat()) most = std::max(most, std::abs(v));
  CHECK(most <= limit);
  CHECK(most > 0.99f * limit);
  for (const float v : dense.parameters.bias) CHECK(v == 0);
}
