// SPDX-License-Identifier: MIT
// The gradient law for Dense at more sizes, and with each activation that it ends in.
#include "laws.hpp"

using namespace laws;

TEST_CASE("Dense keeps the gradient law around the edges of a tile") {
  check_gradients<Sequential<Dense<1, 1>>, Sequential<Dense<3, 2 * W + 1>>, Sequential<Dense<4 * W + 1, 3>>,
                  Sequential<Dense<5, 4 * W - 1>>, Sequential<Dense<W, W + 1>>>();
}

TEST_CASE("a Dense whose dx is summed in chunks keeps the gradient law") {
  check_gradients<Sequential<Dense<3, 131>>>({2});
}

TEST_CASE("a Dense with an activation keeps the gradient law, as one step") {
  at_edges([]<std::size_t N>() { check_gradients<Sequential<Dense<3, N>, ReLU>, Sequential<Dense<N, 4>, Sigmoid>>(); });
  check_gradients<Sequential<Dense<3, W + 1>, Tanh>, Sequential<Dense<3, W + 1>, LeakyReLU<0.1>>,
                  Sequential<With<Dense<3, W + 1>, NoBias>, Sigmoid>>();
}
