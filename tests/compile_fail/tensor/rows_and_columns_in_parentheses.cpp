// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: As many rows and columns as Eigen's parentheses say
// text: dovetail: a list of shape (2) for a tensor of shape (None, 3): write with_rows(n)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<2>, shape<None{}, 3>, write<with_rows (n)>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

std::size_t f(std::size_t n) {
#ifdef FIXED
  const auto x = Tensor<float, dynamic, 3>::with_rows(n);
#else
  const Tensor<float, dynamic, 3> x(n, 3);
#endif
  return x.size();
}
