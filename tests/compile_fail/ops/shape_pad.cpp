// SPDX-License-Identifier: MIT
// mistake: Tensor operations: pad with another number of axes
// numpy: ValueError: operands could not be broadcast together with remapped shapes [original->remapped]: (3,2)  and requested shape (2,2)
// text: dovetail: pad of 1 axis for shape (2, 3), which has 2 axes
// type: no_problem<named<pad_of_axes<1, Shape<2, 3>>>::text>
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
