// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A sum that names an axis twice
// numpy: ValueError: duplicate value in 'axis'
// text: dovetail: axis 1 is named twice for shape (None, 3)
// type: no_problem<named<axis_N_is_named_twice_for_shape<1, shape<None{}, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> given;
#ifdef FIXED
  [[maybe_unused]] const auto y = max(given, axis<1, 0>);
#else
  [[maybe_unused]] const auto y = max(given, axis<1, -1>);
#endif
}
