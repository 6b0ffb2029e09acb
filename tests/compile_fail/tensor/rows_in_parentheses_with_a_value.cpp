// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: As many elements of one value as std::vector's parentheses say
// text: dovetail: numbers in parentheses for a tensor of shape (None): write with_rows(n), or a list in braces
// type: no_problem<named<numbers_in_parentheses_for_a_tensor_of_shape<shape<None{}>, write<with_rows (n), or_a_list_in_braces>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

float f(std::size_t n) {
#ifdef FIXED
  auto x = Tensor<float, dynamic>::with_rows(n);
  x.fill(0.5f);
#else
  const Tensor<float, dynamic> x(n, 0.5f);
#endif
  return x(0);
}
