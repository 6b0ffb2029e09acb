// SPDX-License-Identifier: MIT
// mistake: Tensors: A mask in brackets
// numpy: IndexError: boolean index did not match indexed array along dimension 0; dimension is 2 but corresponding boolean dimension is 3
// text: dovetail: elements are not taken by a mask: write where(...)
// type: no_problem<named<elements_are_not_taken_by_a_mask<write<where (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

void f(Tensor<float, 2, 3>& x) {
#ifdef FIXED
  x = where(x < 0, 0, x);
#else
  x[x < 0] = 0;
#endif
}
