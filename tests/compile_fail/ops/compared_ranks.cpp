// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Tensors with different numbers of axes are compared by ==
// text: dovetail: tensors of shapes (2, 3) and (3) are never equal: write equal(...)
// type: no_problem<named<tensors_of_shapes_A_and_B_are_never_equal<Shape<2, 3>, Shape<3>, write<equal (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x, const Tensor<float, 3>& y) {
#ifdef FIXED
  return all(equal(x, y));
#else
  return all(x == y);
#endif
}
