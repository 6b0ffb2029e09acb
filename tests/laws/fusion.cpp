// SPDX-License-Identifier: MIT
// Fusion is not to be seen: two layers that become one stage give the bits that they give as two.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include <dovetail/layers/silu.hpp>

#include "laws.hpp"

using namespace laws;

namespace {

template <class A>
constexpr std::size_t stages =
    detail::layers::tuple_length<detail::networks::training_stages<typename resolved<A>::stages>>;

template <class Together, class Apart, class T>
void same_in_training() {
  const auto fused_subject = subject<Together, T>(), apart_subject = subject<Apart, T>();
  Subject<T>&fused = *fused_subject, &apart = *apart_subject;
  CAPTURE(fused.name);
  REQUIRE(fused.parameters.size() == apart.parameters.size());
  for (std::size_t i = 0; i < fused.parameters.size(); ++i)
    std::ranges::copy(fused.parameters[i].value, apart.parameters[i].value.begin());
  for (const std::size_t rows : {std::size_t{1}, std::size_t{5}, std::size_t{13}}) {
    CAPTURE(rows);
    Random random(Seed{7});
    const auto x = off_kinks<T>(rows * fused.input, random), dy = off_kinks<T>(rows * fused.output, random);
    const auto both_ways = [&](Subject<T>& s) {
      auto memory = Tensor<std::byte, dynamic>::with_rows(s.cache_bytes(rows));
      std::vector<T> y(rows * s.output), dx(rows * s.input);
      s.train(rows, x.data(), y.data(), memory.data());
      s.backward(rows, x.data(), y.data(), dy.data(), dx.data(), memory.data());
      return std::pair(y, dx);
    };
    const auto [y, dx] = both_ways(fused);
    const auto [y2, dx2] = both_ways(apart);
    CHECK(same_bits(y, y2));
    CHECK(same_bits(dx, dx2));
    for (std::size_t i = 0; i < fused.parameters.size(); ++i)
      CHECK(same_bits<T>(fused.parameters[i].gradient, apart.parameters[i].gradient));
  }
}

template <class Together, class Apart, class T>
void same_in_inference() {
  const Network<Together, T> fused(Seed{5});
  Network<Apart, T> apart;
  std::vector<std::span<const T>> weights;
  fused.for_each_parameter([&](const std::string&, const auto& tensor) { weights.push_back(tensor.flat()); });
  std::size_t next = 0;
  apart.for_each_parameter(
      [&](const std::string&, auto& tensor) { std::ranges::copy(weights.at(next++), tensor.flat().begin()); });
  CAPTURE(std::string(detail::name_of<Together>()));
  Random random(Seed{7});
  auto x = tensor_of<T, detail::shape::batch_shape<typename Network<Together, T>::input>>::with_rows(13);
  for (T& v : x.flat()) v = random.uniform(T(-2), T(2));
  CHECK(same_bits(fused.predict(x), apart.predict(x)));
  CHECK(same_bits(fused.predict(x[3]), apart.predict(x[3])));
}

template <class Together, class Apart, class T = float>
void same() {
  static_assert((stages<Together> < stages<Apart>));
  same_in_training<Together, Apart, T>();
  same_in_inference<Together, Apart, T>();
}

template <std::size_t N>
using Layer = With<Dense<N>, HeNormal, GlorotUniform>;  // the bias is not 0

template <class Act, std::size_t N = 37>
using Together = Sequential<Input<19>, Layer<N>, Act>;
template <class Act, std::size_t N = 37>
using Apart = Sequential<Input<19>, Layer<N>, Copied, Act>;

}  // namespace

TEST_CASE("a Dense and an activation give the same bits as one stage and as two") {
  same<Together<ReLU>, Apart<ReLU>>();
  same<Together<LeakyReLU<0.1>>, Apart<LeakyReLU<0.1>>>();
  same<Together<Sigmoid>, Apart<Sigmoid>>();
  same<Together<Tanh>, Apart<Tanh>>();
  same<Together<Tanh>, Apart<Tanh>, double>();
  same<Together<Sigmoid, 64>, Apart<Sigmoid, 64>>();
  same<Together<Sigmoid, 1>, Apart<Sigmoid, 1>, double>();
}

TEST_CASE("so do they in a chain, with a Reshape between them, and without a bias") {
  same<Sequential<Input<5>, Layer<8>, Reshape<4, 2>, Tanh, Flatten<>, Layer<3>>,
       Sequential<Input<5>, Layer<8>, Copied, Reshape<4, 2>, Tanh, Flatten<>, Layer<3>>>();
  same<Sequential<Input<5>, Layer<9>, Tanh, Layer<3>, Sigmoid>,
       Sequential<Input<5>, Layer<9>, Copied, Tanh, Layer<3>, Copied, Sigmoid>>();
  same<Sequential<Input<5>, With<Dense<17>, NoBias>, ReLU>,
       Sequential<Input<5>, With<Dense<17>, NoBias>, Copied, ReLU>>();
}

TEST_CASE("an activation whose gradient reads its input becomes part of the product in inference only") {
  static_assert(detail::layers::tuple_length<detail::networks::inference_stages<resolved<Together<SiLU>>::stages>> ==
                1);
  static_assert(stages<Together<SiLU>> == 2);
  same_in_inference<Together<SiLU>, Apart<SiLU>, float>();
  same_in_training<Together<SiLU>, Apart<SiLU>, float>();
}

TEST_CASE("a Dropout between them keeps them apart in training only") {
  using A = Sequential<Input<5>, Layer<9>, Dropout<0.5>, Tanh>;
  using F = Sequential<Input<5>, Layer<9>, Tanh>;
  static_assert(detail::layers::tuple_length<detail::networks::inference_stages<resolved<A>::stages>> == 1);
  static_assert(detail::layers::tuple_length<detail::networks::training_stages<resolved<A>::stages>> == 3);
  same_in_inference<F, A, float>();
  same_in_training<F, Sequential<Input<5>, Layer<9>, Dropout<0>, Tanh>, double>();
}

namespace {
// With the same random numbers everywhere: to rounding, since a product ends in scale · x + shift.
template <std::size_t N, class T, class... Act>
void normalized() {
  CAPTURE(N);
  Network<Sequential<Input<19>, Layer<N>, BatchNormalization, Act...>, T> together;
  Network<Sequential<Input<19>, Layer<N>, Copied, BatchNormalization, Act...>, T> apart;
  const auto fill = [](auto& dense, auto& normalization, auto& state) {
    Random random(Seed{7});
    for (auto* tensor : {&dense.bias, &normalization.beta, &state.moving_mean})
      for (T& v : tensor->flat()) v = random.uniform(T(-2), T(2));
    for (auto* tensor : {&normalization.gamma, &state.moving_variance})
      for (T& v : tensor->flat()) v = random.uniform(T(0.5), T(2));
  };
  fill(together.template layer<0>(), together.template layer<1>(), together.template state<1>());
  fill(apart.template layer<0>(), apart.template layer<2>(), apart.template state<2>());
  apart.template layer<0>().kernel = together.template layer<0>().kernel;
  Random random(Seed{8});
  auto x = Tensor<T, dynamic, 19>::with_rows(13);
  for (T& v : x.flat()) v = random.uniform(T(-2), T(2));
  const auto y = together.predict(x), expected = apart.predict(x);
  for (std::size_t i = 0; i < y.size(); ++i)
    REQUIRE(std::abs(y.flat()[i] - expected.flat()[i]) <= 32 * std::numeric_limits<T>::epsilon());
  for (std::size_t i = 0; i < x.rows(); ++i) {
    const Tensor<T, N> alone = together.predict(x[i]), in_batch = y[i];
    REQUIRE(same_bits(alone, in_batch));
  }
}
}  // namespace

TEST_CASE_TEMPLATE("in inference a Dense ends in the normalization after it", T, float, double) {
  constexpr std::size_t width = detail::simd::width<T>;
  normalized<1, T>();
  normalized<width - 1 + (width == 1), T, ReLU>();
  normalized<width, T, Tanh>();
  normalized<5 * width + 1, T, ReLU>();
  normalized<150, T>();
}
