// SPDX-License-Identifier: MIT
// mistake: Tensor operations: broadcast_to a shape that does not fit
// numpy: ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (2,3)  and requested shape (4,2)
// text: dovetail: shape (2, 3) cannot be broadcast to (4, 2)
// type: no_problem<named<shape_S_cannot_be_broadcast_to<Shape<2, 3>, shape<4, 2>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  return broadcast_to<4, 2, 3>(x).rows() == 0;
#else
  return broadcast_to<4, 2>(x).rows() == 0;
#endif
}
