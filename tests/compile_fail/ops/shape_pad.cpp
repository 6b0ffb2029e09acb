// SPDX-License-Identifier: MIT
// mistake: Tensor operations: pad with another number of axes
// numpy: ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (3,2)  and requested shape (2,2)
// text: dovetail: pad takes an amount for each axis of shape (2, 3) and not 1
// type: no_problem<named<pad_takes_an_amount_for_each_axis_of_shape_S_and_not<Shape<2, 3>, 1>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return pad<0, 1>(x).rows() == 0;
#else
  return pad<1>(x).rows() == 0;
#endif
}
