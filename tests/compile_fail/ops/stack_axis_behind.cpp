// SPDX-License-Identifier: MIT
// mistake: Tensor operations: stack with its axis behind the tensors
// text: dovetail: stack takes tensors and not Axis<1>: write stack<axis>(...)
// type: no_problem<named<stack_takes_tensors_and_not<Axis<1>, write<stack<axis> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

Tensor<float, 3, 2> f(const Tensor<float, 3>& x, const Tensor<float, 3>& y) {
#ifdef FIXED
  return stack<1>(x, y);
#else
  return stack(x, y, axis<1>);
#endif
}
