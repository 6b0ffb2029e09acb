// SPDX-License-Identifier: MIT
// mistake: Tensor operations: one_hot of numbers that are not integers
// text: dovetail: indices are integers and not float
// type: no_problem<named<indices_are_integers_and_not<float>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<std::int32_t, 4> labels;
#else
  const Tensor<float, 4> labels;
#endif
  [[maybe_unused]] const auto result = one_hot<10>(labels);
}
