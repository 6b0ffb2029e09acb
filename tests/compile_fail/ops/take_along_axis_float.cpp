// SPDX-License-Identifier: MIT
// mistake: Tensor operations: take_along_axis with indices that are not integers
// text: dovetail: indices are integers and not float
// type: no_problem<named<indices_are_integers_and_not<float>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  const Tensor<std::int32_t, 4, 3> indices;
#else
  const Tensor<float, 4, 3> indices;
#endif
  [[maybe_unused]] const auto result = take_along_axis<0>(x, indices);
}
