// SPDX-License-Identifier: MIT
// mistake: Tensors: A std::vector for a tensor
// text: dovetail: std::vector<float> for a tensor of shape (3): write Tensor<float, 3>(...)
// type: no_problem<named<X_for_a_tensor_of_shape_S<vector<float, allocator<float>>, Shape<3>, write<Tensor<float, 3> (...)>>>::text>
#include <vector>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

void f(Tensor<float, 3>& x, const std::vector<float>& y) {
#ifdef FIXED
  x = Tensor<float, 3>(y);
#else
  x = y;
#endif
}
