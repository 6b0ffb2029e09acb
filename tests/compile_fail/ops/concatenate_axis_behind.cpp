// SPDX-License-Identifier: MIT
// mistake: Tensor operations: concatenate with its axis behind the tensors
// numpy: TypeError: only integer scalar arrays can be converted to a scalar index
// text: dovetail: concatenate takes tensors and not int: write concatenate<axis>(...)
// type: no_problem<named<concatenate_takes_tensors_and_not<int, write<concatenate<axis> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

Tensor<float, 2, 6> f(const Tensor<float, 2, 3>& x, const Tensor<float, 2, 3>& y) {
#ifdef FIXED
  return concatenate<1>(x, y);
#else
  return concatenate(x, y, 1);
#endif
}
