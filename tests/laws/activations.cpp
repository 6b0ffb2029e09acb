// SPDX-License-Identifier: MIT
// The gradient law for the layers that are a function of their elements or rows.
#include <layers/silu.hpp>

#include "sizes.hpp"

using namespace laws;

TEST_CASE("activations keep the gradient law") {
  holds_for_vectors<ReLU, LeakyReLU<>, LeakyReLU<0.01>, Sigmoid, Tanh>();
  gradient_law<Sequential<Input<2, 3, 4>, ReLU>, Sequential<Input<2, 3, 4>, Tanh>>();
}

TEST_CASE("so does one whose gradient reads its input, after a Dense too") {
  holds_for_vectors<SiLU>();
  gradient_law<Sequential<Input<5>, Dense<W + 1>, SiLU>, Sequential<Input<3>, Dense<4>, SiLU, Dense<2>, SiLU>>();
}

TEST_CASE("Softmax keeps the gradient law, over the last axis") {
  holds_for_vectors<Softmax>();
  gradient_law<Sequential<Input<2, 3>, Softmax>, Sequential<Input<3, 2, W + 1>, Softmax>>();
}
