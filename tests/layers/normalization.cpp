// SPDX-License-Identifier: MIT
#include <dovetail/layers/normalization.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>

#include <dovetail/simd/pack.hpp>

#include "alone.hpp"

using namespace layers;

using Bound3 = Normalization::at<Shape<4, 5, 3>>;
static_assert(std::same_as<Bound3::input, Shape<4, 5, 3>> && std::same_as<Bound3::output, Bound3::input>);
static_assert(element_count<parameters_of<Bound3, float>> == 0);  // nothing is trained
static_assert(element_count<state_of<Bound3, float>> == 6);       // mean and variance of each channel

namespace {
template <class Layer>
void adapt_to(Layer& layer, const typename Layer::X& x) {
  Layer::Layer::adapt(x.view(), layer.state);
}
}  // namespace

TEST_CASE_TEMPLATE("it takes mean and biased variance of each channel", T, float, double) {
  Alone<Normalization, Shape<2>, T> layer;
  CHECK(!Normalization::at<Shape<2>>::is_adapted(layer.state));
  adapt_to(layer, {{1, 10}, {3, 30}});
  CHECK(Normalization::at<Shape<2>>::is_adapted(layer.state));
  CHECK(layer.state.mean == Tensor<T, 2>{2, 20});
  CHECK(layer.state.variance == Tensor<T, 2>{1, 100});
  CHECK(layer.forward({{1, 10}, {4, 20}}) == Tensor<T, dynamic, 2>{{-1, -1}, {2, 0}});
  adapt_to(layer, {{5, 0}, {7, 8}});  // replaces what it knew
  CHECK(layer.state.mean == Tensor<T, 2>{6, 4});
  CHECK(layer.state.variance == Tensor<T, 2>{1, 16});
}

TEST_CASE("images are normalized channel by channel") {
  Alone<Normalization, Shape<2, 1, 3>> layer;
  adapt_to(layer, {{{{0, 5, 1}}, {{2, 5, 3}}}, {{{0, 7, 5}}, {{2, 7, 7}}}});
  CHECK(layer.state.mean == Tensor<float, 3>{1, 6, 4});
  CHECK(layer.state.variance == Tensor<float, 3>{1, 1, 5});
}

TEST_CASE("a channel that is constant becomes x - mean, however its mean is rounded") {
  Alone<Normalization, Shape<1>> layer;
  for (const float value : {0.1f, 1e6f, 0.f}) {
    auto x = Tensor<float, dynamic, 1>::with_rows(1001);
    x.fill(value);
    adapt_to(layer, x);
    CHECK(layer.state.mean(0) == value);
    CHECK(layer.state.variance(0) == 1);
  }
}

TEST_CASE("sums in double keep the variance beside a large mean") {
  Alone<Normalization, Shape<1>> layer;
  auto x = Tensor<float, dynamic, 1>::with_rows(4000);
  for (std::size_t i = 0; i < x.rows(); ++i) x(i, 0) = i % 2 == 0 ? 1'000'000.f : 1'000'001.f;
  adapt_to(layer, x);
  CHECK(layer.state.mean(0) == 1'000'000.5f);
  CHECK(layer.state.variance(0) == 0.25f);
}

TEST_CASE("a variance of 0 from elsewhere divides by 1e-7, as in Keras") {
  Alone<Normalization, Shape<1>, double> layer;
  layer.state.mean = {3};
  layer.state.variance = {0};
  CHECK(layer.forward({{3}, {4}})(0, 0) == 0);
  CHECK(std::abs(layer.forward({{4}})(0, 0) / 1e7 - 1) < 1e-12);
}

TEST_CASE_TEMPLATE("training gives what inference gives, and the gradient is divided as x is", T, float, double) {
  constexpr std::size_t W = detail::simd::width<T>;
  const auto with_channels = []<std::size_t C>(std::integral_constant<std::size_t, C>) {
    CAPTURE(C);
    Alone<Normalization, Shape<C>, T> layer;
    Random random(Seed{3});
    auto x = Tensor<T, dynamic, C>::with_rows(5), dy = Tensor<T, dynamic, C>::with_rows(5);
    for (T& v : x.flat()) v = random.uniform(T(-3), T(3));
    for (T& v : dy.flat()) v = random.uniform(T(-3), T(3));
    for (T& v : layer.state.mean.flat()) v = random.uniform(T(-3), T(3));
    for (T& v : layer.state.variance.flat()) v = random.uniform(T(0.25), T(3));
    const auto y = layer.forward(x);
    CHECK(layer.train(x) == y);
    const auto dx = layer.backward(x, y, dy);
    for (std::size_t i = 0; i < 5; ++i)
      for (std::size_t c = 0; c < C; ++c) {
        const T deviation = std::sqrt(layer.state.variance(c)), rounding = 16 * std::numeric_limits<T>::epsilon();
        CHECK(std::abs(y(i, c) - (x(i, c) - layer.state.mean(c)) / deviation) <= rounding);
        CHECK(std::abs(dx(i, c) - dy(i, c) / deviation) <= rounding);
      }
  };
  with_channels(std::integral_constant<std::size_t, 1>{});
  with_channels(std::integral_constant<std::size_t, W>{});
  with_channels(std::integral_constant<std::size_t, 2 * W + 1>{});
}

TEST_CASE("what cannot be a variance gives no number") {
  Alone<Normalization, Shape<2>> layer;
  layer.state.mean = {0, 0};
  layer.state.variance = {-1, 0};
  const auto y = layer.forward({{1, 1}});
  CHECK(std::isnan(y(0, 0)));
  CHECK(y(0, 1) == doctest::Approx(1e7));
}
