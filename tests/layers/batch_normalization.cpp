// SPDX-License-Identifier: MIT
#include <dovetail/layers/batch_normalization.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>

#include <dovetail/layers/with.hpp>

#include "alone.hpp"

using namespace layers;

using Bound3 = BatchNormalization::at<Shape<4, 5, 3>>;
static_assert(std::same_as<Bound3::input, Shape<4, 5, 3>> && std::same_as<Bound3::output, Bound3::input>);
static_assert(element_count<parameters_of<Bound3, float>> == 6);  // gamma and beta, for each channel
static_assert(element_count<state_of<Bound3, float>> == 6);       // moving mean and variance
static_assert(detail::layers::has_state<Bound3> && detail::layers::has_cache<Bound3>);

TEST_CASE("it starts as the identity: gamma 1, beta 0, moving mean 0, moving variance 1") {
  Alone<BatchNormalization, Shape<2>> layer;
  CHECK(layer.parameters.gamma == Tensor<float, 2>{1, 1});
  CHECK(layer.parameters.beta == Tensor<float, 2>{0, 0});
  CHECK(layer.state.moving_mean == Tensor<float, 2>{0, 0});
  CHECK(layer.state.moving_variance == Tensor<float, 2>{1, 1});
}

TEST_CASE_TEMPLATE("training takes mean and biased variance of the batch", T, float, double) {
  Alone<BatchNormalization, Shape<2>, T> layer;
  layer.parameters.gamma = {1, 2};
  layer.parameters.beta = {0, 5};
  // Column 0 has mean 2 and variance 1, column 1 mean 20 and variance 100; epsilon is 0.001.
  const auto y = layer.train({{1, 10}, {3, 30}});
  const T a = 1 / std::sqrt(T(1.001)), b = 20 / std::sqrt(T(100.001));
  CHECK(close(y, Tensor<T, dynamic, 2>{{-a, 5 - b}, {a, 5 + b}}));
}

TEST_CASE_TEMPLATE("moving averages keep 0.99 of what they were", T, float, double) {
  Alone<BatchNormalization, Shape<2>, T> layer;
  layer.train({{1, 10}, {3, 30}});
  CHECK(close(layer.state.moving_mean, Tensor<T, 2>{T(0.02), T(0.2)}));
  CHECK(close(layer.state.moving_variance, Tensor<T, 2>{1, T(1.99)}));
  layer.train({{1, 10}, {3, 30}});
  CHECK(close(layer.state.moving_mean, Tensor<T, 2>{T(0.0398), T(0.398)}));
  CHECK(close(layer.state.moving_variance, Tensor<T, 2>{1, T(2.9701)}));
}

TEST_CASE_TEMPLATE("inference takes the moving averages and leaves them", T, float, double) {
  Alone<BatchNormalization, Shape<2>, T> layer;
  layer.parameters.gamma = {2, 3};
  layer.parameters.beta = {1, -1};
  layer.state.moving_mean = {10, 20};
  layer.state.moving_variance = {T(3.999), T(8.999)};  // with epsilon: 4 and 9
  CHECK(close(layer.forward({{12, 20}, {10, 26}}), Tensor<T, dynamic, 2>{{3, -1}, {1, 5}}));
  CHECK(layer.state.moving_mean == Tensor<T, 2>{10, 20});
}

TEST_CASE("images are normalized channel by channel, over the batch and their pixels") {
  Alone<BatchNormalization, Shape<1, 2, 2>> layer;
  const auto y = layer.train({{{{1, 5}, {2, 5}}}, {{{3, 5}, {6, 5}}}});  // channel 0: mean 3, variance 3.5
  const float s = 1 / std::sqrt(3.501f);
  CHECK(close(y, Tensor<float, dynamic, 1, 2, 2>{{{{-2 * s, 0}, {-s, 0}}}, {{{0, 0}, {3 * s, 0}}}}));
  CHECK(close(layer.state.moving_mean, Tensor<float, 2>{0.03f, 0.05f}));
  CHECK(close(layer.state.moving_variance, Tensor<float, 2>{1.025f, 0.99f}));
}

TEST_CASE("momentum and epsilon are options, in any order") {
  using L = With<BatchNormalization, Momentum<0.9>, Epsilon<1e-5>>;
  Alone<L, Shape<1>, double> layer;
  const auto y = layer.train({{1}, {3}});
  CHECK(close(y, Tensor<double, dynamic, 1>{{-1 / std::sqrt(1.00001)}, {1 / std::sqrt(1.00001)}}, 1e-12));
  CHECK(close(layer.state.moving_mean, Tensor<double, 1>{0.2}, 1e-12));
  Alone<With<BatchNormalization, Epsilon<3>, Momentum<0.5>>, Shape<1>, double> other;
  CHECK(close(other.train({{1}, {3}}), Tensor<double, dynamic, 1>{{-0.5}, {0.5}}, 1e-12));
  CHECK(close(other.state.moving_mean, Tensor<double, 1>{1.0}, 1e-12));
}

TEST_CASE("its parameters have initializers as all others") {
  Alone<With<BatchNormalization, Constant<0.5>, Ones>, Shape<2>> layer;
  CHECK(layer.parameters.gamma == Tensor<float, 2>{0.5f, 0.5f});
  CHECK(layer.parameters.beta == Tensor<float, 2>{1, 1});
  CHECK(layer.state.moving_variance == Tensor<float, 2>{1, 1});
}

TEST_CASE("the gradient of a constant shift is 0") {
  Alone<BatchNormalization, Shape<1>, double> layer;
  const Tensor<double, dynamic, 1> x{{1}, {2}, {6}};
  const auto y = layer.train(x);
  const auto dx = layer.backward(x, y, {{1}, {1}, {1}});
  for (const double v : dx.flat()) CHECK(std::abs(v) < 1e-15);
  CHECK(close(layer.gradient.beta, Tensor<double, 1>{3.0}));
  CHECK(std::abs(layer.gradient.gamma(0)) < 1e-15);
}

namespace {
// Statistics, outputs and gradients of numbers about `mean` that lie 1 apart, against long double and the bounds that
// the layer states. Outputs and gradients have the mean as it is stored, of which ε |mean| is rounded away.
template <class T, std::size_t C>
void check_exact(std::size_t rows, double mean_of_all) {
  CAPTURE(rows);
  CAPTURE(C);
  CAPTURE(mean_of_all);
  constexpr double unit = static_cast<double>(std::numeric_limits<T>::epsilon()) / 2;
  using L = With<BatchNormalization, Momentum<0.0>, Epsilon<1e-10>>;
  Alone<L, Shape<C>, T> layer;
  using X = Tensor<T, dynamic, C>;
  auto x = X::with_rows(rows), dy = X::with_rows(rows);
  Random random(Seed{1});
  for (T& v : x.flat()) v = static_cast<T>(mean_of_all + random.normal(0.0, 1.0));
  for (T& v : dy.flat()) v = static_cast<T>(random.uniform(0.0, 1.0));
  const X y = layer.train(x), dx = layer.backward(x, y, dy);
  const double k = 200 + 3 * std::log2(static_cast<double>(rows));
  for (std::size_t c = 0; c < C; ++c) {
    long double mean = 0, variance = 0, beta = 0, gamma = 0, size_of_gamma = 0;
    const auto n = static_cast<long double>(rows);
    for (std::size_t i = 0; i < rows; ++i) mean += x(i, c) / n;
    for (std::size_t i = 0; i < rows; ++i) variance += (x(i, c) - mean) * (x(i, c) - mean) / n;
    const double deviation = std::sqrt(static_cast<double>(variance) + 1e-10),
                 off = unit * (std::abs(static_cast<double>(mean)) + k * deviation);
    for (std::size_t i = 0; i < rows; ++i) {
      const long double h = (x(i, c) - mean) / deviation;
      beta += dy(i, c), gamma += dy(i, c) * h, size_of_gamma += std::abs(dy(i, c) * h);
    }
    const auto near = [](T found, long double expected, double bound) {
      CHECK(std::abs(static_cast<double>(found - expected)) <= bound);
    };
    near(layer.state.moving_mean(c), mean, off);
    near(layer.state.moving_variance(c), variance, k * unit * static_cast<double>(variance));
    near(layer.gradient.beta(c), beta, k * unit * static_cast<double>(beta));
    near(layer.gradient.gamma(c), gamma,
         k * unit * static_cast<double>(size_of_gamma) + off / deviation * static_cast<double>(beta));
    for (std::size_t i = 0; i < rows; i += rows / 50 + 1) {
      const long double h = (x(i, c) - mean) / deviation;
      near(y(i, c), h, off / deviation + k * unit * std::abs(static_cast<double>(h)));
      near(dx(i, c), (dy(i, c) - (beta + h * gamma) / n) / deviation, (10 * k * unit + 4 * off) / deviation);
    }
  }
}
}  // namespace

TEST_CASE_TEMPLATE("statistics are exact where the mean is large beside the deviation", T, float, double) {
  for (const double mean : {0.0, 100.0, -1e4}) {
    check_exact<T, 1>(1000, mean);
    check_exact<T, 3>(1001, mean);
    check_exact<T, 40>(300, mean);
    check_exact<T, 67>(257, mean);
  }
}
TEST_CASE_TEMPLATE("and of a million rows", T, float, double) {
  check_exact<T, 1>(1'000'003, 1e4);
  check_exact<T, 2>(1'000'000, 100);
}
TEST_CASE("a channel of one value has the variance 0, however large the value") {
  Alone<With<BatchNormalization, Momentum<0.0>>, Shape<3>> layer;
  auto x = Tensor<float, dynamic, 3>::with_rows(1000);
  for (std::size_t i = 0; i < x.rows(); ++i) x(i, 0) = 0.1f, x(i, 1) = 1e6f / 3, x(i, 2) = i == 7 ? NAN : 1;
  layer.train(x);
  CHECK(layer.state.moving_mean(0) == 0.1f);
  CHECK(layer.state.moving_mean(1) == 1e6f / 3);
  CHECK(layer.state.moving_variance(0) < 1e-12f);
  CHECK(layer.state.moving_variance(1) < 1e-6f);
  CHECK((std::isnan(layer.state.moving_mean(2)) && std::isnan(layer.state.moving_variance(2))));
}
TEST_CASE("inference subtracts the mean before it scales") {
  Alone<BatchNormalization, Shape<1>> layer;
  layer.state.moving_mean(0) = 1e4f;
  layer.state.moving_variance(0) = 0.249f;
  CHECK(close(layer.forward({{1e4f + 0.5f}, {1e4f - 0.25f}}), Tensor<float, dynamic, 1>{{1}, {-0.5f}}));
}
