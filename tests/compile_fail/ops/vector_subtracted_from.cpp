// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A std::vector is subtracted from a tensor
// text: dovetail: beside a tensor std::vector<float> has no shape: write View<const float, dynamic, 3>(...)
// type: no_problem<named<beside_a_tensor_X_has_no_shape<vector<float, allocator<float>>, write<View<const float, 18446744073709551615, 3> (...)>>>::text>
#include <vector>

#include <dovetail/ops.hpp>

using namespace dovetail;

void f(Tensor<float, dynamic, 3>& x, const std::vector<float>& y) {
#ifdef FIXED
  x -= View<const float, dynamic, 3>(y);
#else
  x -= y;
#endif
}
