// SPDX-License-Identifier: MIT
// mistake: Tensor operations: concatenate of shapes that differ elsewhere
// numpy: ValueError: all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, the array at index 0 has size 3 and the array at index 1 has size 4
// text: dovetail: concatenate along axis 0 takes equal extents elsewhere and not shapes (2, 3) and (None, 4)
// type: no_problem<named<concatenate_along_axis_N_takes_equal_extents_elsewhere_and_not_shapes<0, Shape<2, 3>, shape<None{}, 4>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<float, dynamic, 4> y;
  const Tensor<float, dynamic, 3> z;
#ifdef FIXED
  return concatenate<0>(x, z).rows() == 0;
#else
  return concatenate<0>(x, y).rows() == 0;
#endif
}
