// SPDX-License-Identifier: MIT
// The gradient law for an activation whose gradient reads its input.
#include <dovetail/layers/silu.hpp>

#include "laws.hpp"

using namespace laws;

TEST_CASE("an activation whose gradient reads its input keeps the gradient law, after a Dense too") {
  at_edges([]<std::size_t N>() { check_gradients<Sequential<Input<N>, SiLU>>(); });
  check_gradients<Sequential<Input<5>, Dense<W + 1>, SiLU>, Sequential<Input<3>, Dense<4>, SiLU, Dense<2>, SiLU>>();
}
