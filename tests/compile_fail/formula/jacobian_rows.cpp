// SPDX-License-Identifier: MIT
// mistake: Differentiation: a Jacobian by rows that run time tells
// text: dovetail: a jacobian and a hessian are by a tensor of a known shape and not by one of shape (None, 3)
// type: a_jacobian_and_a_hessian_are_by_a_tensor_of_a_known_shape_and_not_by_one_of_shape<shape<None{}, 3>>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const auto x = Tensor<float, dynamic, 3>::with_rows(4);
  const Tensor<float, 3> w;
#ifdef FIXED
  [[maybe_unused]] const auto y = jacobian([](auto b, auto a) { return matmul(a, b); }, w, x);
#else
  [[maybe_unused]] const auto y = jacobian([](auto a, auto b) { return matmul(a, b); }, x, w);
#endif
}
