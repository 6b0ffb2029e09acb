// SPDX-License-Identifier: MIT
// mistake: Tensor operations: matmul of batches that do not broadcast
// text: dovetail: the axes before the last two do not broadcast in matmul of shapes (4, 2, 3) and (5, 3, 2)
// type: no_problem<named<the_axes_before_the_last_two_do_not_broadcast_in_matmul_of_shapes<Shape<4, 2, 3>, Shape<5, 3, 2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 4, 2, 3> x;
#ifdef FIXED
  const Tensor<float, 4, 3, 2> y;
#else
  const Tensor<float, 5, 3, 2> y;
#endif
  [[maybe_unused]] const auto result = matmul(x, y);
}
