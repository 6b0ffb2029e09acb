// SPDX-License-Identifier: MIT
// The gradient law for Dense, alone and with the activation that it ends in.
#include "sizes.hpp"

using namespace laws;

TEST_CASE("Dense keeps the gradient law") {
  at_edges([]<std::size_t N>() { gradient_law<Sequential<Dense<N, W + 1>>, Sequential<Dense<W + 1, N>>>(); });
  gradient_law<Sequential<Dense<1, 1>>, Sequential<Dense<3, 2 * W + 1>>, Sequential<Dense<4 * W + 1, 3>>,
               Sequential<Dense<5, 4 * W - 1>>>();
}

TEST_CASE("Dense without a bias keeps the gradient law") {
  at_edges([]<std::size_t N>() { gradient_law<Sequential<With<Dense<3, N>, NoBias>>>(); });
  gradient_law<Sequential<Input<W + 1>, With<Dense<2>, NoBias, HeNormal>>>();
}

TEST_CASE("a Dense whose dx is summed in chunks keeps the gradient law") {
  gradient_law<Sequential<Dense<3, 131>>>({2});
}

TEST_CASE("a Dense with an activation keeps the gradient law, as one step") {
  at_edges([]<std::size_t N>() { gradient_law<Sequential<Dense<3, N>, ReLU>, Sequential<Dense<N, 4>, Sigmoid>>(); });
  gradient_law<Sequential<Dense<3, W + 1>, Tanh>, Sequential<Dense<3, W + 1>, LeakyReLU<0.1>>,
               Sequential<With<Dense<3, W + 1>, NoBias>, Sigmoid>>();
}
