// SPDX-License-Identifier: MIT
#include <dovetail/networks/frozen.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace dovetail;

// As freeze() writes it; headers that it has written are compiled by freeze.py in tests/storage/.
namespace exclusive_or {
using Architecture = Sequential<Input<2>, Dense<4>, Tanh, Dense<1>, Sigmoid>;
inline constexpr FrozenValues<float, 8> kernel_0{{4.60f, -3.38f, -1.81f, -3.66f, -2.62f, 4.99f, 4.66f, -4.26f}};
inline constexpr FrozenValues<float, 4> bias_0{{0.42f, 1.28f, 0.04f, 1.03f}},
    kernel_2{{-8.05f, -6.48f, -2.16f, -6.33f}};
inline constexpr FrozenValues<float, 1> bias_2{{2.30f}};
inline constexpr Network<Architecture> network =
    detail::networks::frozen<Architecture, float>(kernel_0, bias_0, kernel_2, bias_2);

using Golden = GoldenSamples<Architecture, float, 4>;
inline constexpr Golden golden{{{0, 0, 0, 1, 1, 0, 1, 1}}, {{0, 1, 1, 0}}, 0.01};
inline constexpr Golden wrong{{{0, 0, 0, 1, 1, 0, 1, 1}}, {{0, 1, 1, 0.5f}}, 0.01};

static_assert(detail::networks::computable<network, golden> && detail::networks::verified<network, golden>());
static_assert(detail::networks::computable<network, wrong> && !detail::networks::verified<network, wrong>());
}  // namespace exclusive_or

namespace all_layers {
using Architecture =
    Sequential<Input<2, 2, 2>, MaxPooling2D<2>, Flatten<>, With<Dense<2>, NoBias>, LeakyReLU<0.25>, Dropout<0.5>,
               BatchNormalization, Residual<Dense<2>, ReLU>, Reshape<2, 1>, Flatten<>, Softmax>;
inline constexpr FrozenValues<double, 4> kernel{{1, -1, 0.5, 2}}, inner{{-1, 0.5, 0.25, 1}};
inline constexpr FrozenValues<double, 2> gamma{{1, 2}}, beta{{0.5, -0.25}}, bias{{0.125, 0}}, mean{{0.1, 0.2}},
    variance{{1, 4}};
inline constexpr auto network =
    detail::networks::frozen<Architecture, double>(kernel, gamma, beta, inner, bias, mean, variance);
constexpr Tensor<double, 2, 2, 2> sample{{{1, 2}, {3, -1}}, {{0, 0.5}, {-2, 1}}};
constexpr Tensor<double, 2> answer = constant_predict(network, sample);
}  // namespace all_layers

// Tensors on the heap are borrowed, and small ones are in the network.
namespace large {
using Architecture = Sequential<Dense<70, 70>, ReLU>;
inline constexpr FrozenValues<float, 4900> kernel{{1, 2, 3}};
inline constexpr FrozenValues<float, 70> bias{{0, -4}};
inline constexpr Network<Architecture> network = detail::networks::frozen<Architecture, float>(kernel, bias);
static_assert(network.parameters()[boost::hana::size_c<0>].kernel.data() == kernel.data());
}  // namespace large

TEST_CASE("compilers predict what machines do") {
  CHECK(exclusive_or::golden.largest_difference(exclusive_or::network) <= 0.01);
  CHECK(exclusive_or::golden.constant_difference(exclusive_or::network) <= 0.01);
  CHECK(exclusive_or::wrong.largest_difference(exclusive_or::network) == doctest::Approx(1).epsilon(0.01));

  using namespace all_layers;
  const auto found = network.predict(sample);  // of some operations on numbers near 1
  CHECK(found(0) == doctest::Approx(answer(0)).epsilon(1e-14));
  CHECK(found(1) == doctest::Approx(answer(1)).epsilon(1e-14));
}

TEST_CASE("a frozen network on the heap predicts in place, and its copy owns") {
  const auto& frozen = large::network;
  CHECK(frozen.layer<0>().kernel.data() == large::kernel.data());
  Tensor<float, 70> x;
  x.fill(1);
  const auto y = frozen.predict(x);
  CHECK(y(0) == 1);
  CHECK(y(1) == 0);  // 2 - 4
  CHECK(y(2) == 3);
  Network<large::Architecture> copy = frozen;
  copy.layer<0>().kernel(0, 0) = 5;
  CHECK(copy.predict(x)(0) == 5);
  CHECK(frozen.predict(x)(0) == 1);
}

TEST_CASE("answers that are no numbers are the same, or as far as can be") {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
  using A = Sequential<Input<2>, ReLU>;
  using Golden = GoldenSamples<A, float, 1>;
  const Network<A> network;
  const auto difference = [&](float x, float y) { return Golden{{{x, 2}}, {{y, 2}}, 0}.largest_difference(network); };
  CHECK(difference(nan, nan) == 0);
  CHECK(difference(infinity, infinity) == 0);
  CHECK(difference(1, nan) == std::numeric_limits<double>::infinity());
  CHECK(difference(nan, 1) == std::numeric_limits<double>::infinity());
  CHECK(difference(infinity, 1) == std::numeric_limits<double>::infinity());
  CHECK(difference(1, 1.5f) == 0.25);  // of the largest answer, 2
}
