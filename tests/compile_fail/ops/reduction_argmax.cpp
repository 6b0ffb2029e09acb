// SPDX-License-Identifier: MIT
// mistake: Tensor operations: argmax over two axes
// numpy: TypeError: 'tuple' object cannot be interpreted as an integer
// text: dovetail: one axis is taken or none for all elements and not 2 axes of shape (None, 3)
// type: no_problem<named<one_axis_is_taken_or_none_for_all_elements_and_not_N_axes_of_shape<2, shape<None{}, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> given;
#ifdef FIXED
  [[maybe_unused]] const auto y = argmax(given, axis<1>);
#else
  [[maybe_unused]] const auto y = argmax(given, axis<0, 1>);
#endif
}
