// SPDX-License-Identifier: MIT
// The gradient law for each layer alone.
#include "gradient.hpp"
#include "sizes.hpp"

using namespace laws;

namespace {
template <class... L>
void holds_for_vectors() {
  at_edges([]<std::size_t N>() { gradient_law<Sequential<Input<N>, L>...>(); });
}
template <class... L>
void holds_for_images() {
  at_edges([]<std::size_t C>() { gradient_law<Sequential<Input<4, 5, C>, L>...>({3, 1, 2}); });
}
}  // namespace

TEST_CASE("activations keep the gradient law") {
  holds_for_vectors<ReLU, LeakyReLU<>, LeakyReLU<0.01>, Sigmoid, Tanh>();
  gradient_law<Sequential<Input<2, 3, 4>, ReLU>, Sequential<Input<2, 3, 4>, Tanh>>();
}

TEST_CASE("Softmax keeps the gradient law, over the last axis") {
  holds_for_vectors<Softmax>();
  gradient_law<Sequential<Input<2, 3>, Softmax>, Sequential<Input<3, 2, W + 1>, Softmax>>();
}

TEST_CASE("Dense keeps the gradient law") {
  at_edges([]<std::size_t In>() {
    at_edges([]<std::size_t Out>() { gradient_law<Sequential<Dense<In, Out>>>(); });
  });
  gradient_law<Sequential<Dense<3, 2 * W + 1>>, Sequential<Dense<4 * W + 1, 3>>, Sequential<Dense<5, 4 * W - 1>>>();
}

TEST_CASE("Dense without a bias keeps the gradient law") {
  at_edges([]<std::size_t N>() {
    gradient_law<Sequential<With<Dense<3, N>, NoBias>>, Sequential<Input<N>, With<Dense<2>, NoBias, HeNormal>>>();
  });
}

TEST_CASE("a Dense whose output is summed in chunks keeps the gradient law") {
  gradient_law<Sequential<Dense<3, 131>>>({2});
}

TEST_CASE("Dropout keeps the gradient law") { holds_for_vectors<Dropout<0.0>, Dropout<0.25>, Dropout<0.9>>(); }

TEST_CASE("BatchNormalization keeps the gradient law") {
  holds_for_vectors<BatchNormalization, With<BatchNormalization, Momentum<0.9>, Epsilon<0.1>>>();
  holds_for_images<BatchNormalization>();
}

TEST_CASE("MaxPooling2D keeps the gradient law") { holds_for_images<MaxPooling2D<2>, MaxPooling2D<2, 3>, MaxPooling2D<1>>(); }

TEST_CASE("layers that pass through keep the gradient law") {
  holds_for_vectors<Flatten<>>();
  holds_for_images<Flatten<>>();
  gradient_law<Sequential<Flatten<2, 3>>, Sequential<Input<12>, Reshape<3, 2, 2>>>();
}

TEST_CASE("Residual keeps the gradient law") {
  at_edges([]<std::size_t N>() {
    gradient_law<Sequential<Input<N>, Residual<Dense<N>>>, Sequential<Input<N>, Residual<Tanh>>,
                 Sequential<Input<N>, Residual<Flatten<>>>>();
  });
}
