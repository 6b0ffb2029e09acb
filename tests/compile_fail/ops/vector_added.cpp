// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A std::vector beside a tensor
// text: dovetail: beside a tensor std::vector<float> has no shape: write View<const float, 2, 3>(...)
// type: no_problem<named<beside_a_tensor_X_has_no_shape<vector<float, allocator<float>>, write<View<const float, 2, 3> (...)>>>::text>
#include <vector>

#include <dovetail/ops.hpp>

using namespace dovetail;

Tensor<float, 2, 3> f(const Tensor<float, 2, 3>& x, const std::vector<float>& y) {
#ifdef FIXED
  return x + View<const float, 2, 3>(y);
#else
  return x + y;
#endif
}
