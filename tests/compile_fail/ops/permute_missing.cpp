// SPDX-License-Identifier: MIT
// mistake: Tensor operations: permute of too few axes
// text: dovetail: permute names each axis of shape (2, 3) once and not 1
// type: no_problem<named<permute_names_each_axis_of_shape_S_once_and_not<Shape<2, 3>, 1>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = permute<1, 0>(x);
#else
  [[maybe_unused]] const auto y = permute<1>(x);
#endif
}
