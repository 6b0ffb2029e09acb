// SPDX-License-Identifier: MIT
// The gradient law for the other layers, each alone.
#include "sizes.hpp"

using namespace laws;

TEST_CASE("Dropout keeps the gradient law") { holds_for_vectors<Dropout<0.0>, Dropout<0.25>, Dropout<0.9>>(); }

TEST_CASE("BatchNormalization keeps the gradient law") {
  holds_for_vectors<BatchNormalization, With<BatchNormalization, Momentum<0.9>, Epsilon<0.1>>>();
  holds_for_images<BatchNormalization>();
}

TEST_CASE("MaxPooling2D keeps the gradient law") { holds_for_images<MaxPooling2D<2>, MaxPooling2D<2, 3>>(); }

TEST_CASE("layers that pass through keep the gradient law") {
  holds_for_vectors<Flatten<>>();
  gradient_law<Sequential<Input<4, 5, 3>, Flatten<>>, Sequential<Flatten<2, 3>>,
               Sequential<Input<12>, Reshape<3, 2, 2>>>();
}

TEST_CASE("Residual keeps the gradient law") {
  at_edges([]<std::size_t N>() {
    gradient_law<Sequential<Input<N>, Residual<Dense<N>>>, Sequential<Input<N>, Residual<Tanh>>>();
  });
  gradient_law<Sequential<Input<W + 1>, Residual<Flatten<>>>>();
}
