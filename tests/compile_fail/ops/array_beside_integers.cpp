// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A std::array beside a tensor of integers
// text: dovetail: beside a tensor std::array<int, 3> has no shape: write View<const int, 3>(...)
// type: no_problem<named<beside_a_tensor_X_has_no_shape<array<int, 3>, write<View<const int, 3> (...)>>>::text>
#include <array>

#include <dovetail/ops.hpp>

using namespace dovetail;

Tensor<int, 3> f(const Tensor<int, 3>& x, const std::array<int, 3>& y) {
#ifdef FIXED
  return x % View<const int, 3>(y);
#else
  return x % y;
#endif
}
