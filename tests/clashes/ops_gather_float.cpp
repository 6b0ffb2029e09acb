// SPDX-License-Identifier: MIT
// mistake: Tensor operations: gather with indices that are no integers
// text: dovetail: indices are integers, and not float
// type: no<indices_are_integers_and_not<float>::text>
#include <dovetail/ops/gather.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<std::int32_t, 4> labels;
  const Tensor<float, 4> other;
#ifdef TWIN
  [[maybe_unused]] const auto y = gather<0>(x, labels);
#else
  [[maybe_unused]] const auto y = gather<0>(x, other);
#endif
}
