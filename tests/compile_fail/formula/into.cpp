// SPDX-License-Identifier: MIT
// mistake: Differentiation: a gradient into a tensor of another shape
// text: dovetail: a gradient goes into what its argument is and Tensor<float, 2> is not of the shape of Tensor<float, 3>
// type: a_gradient_goes_into_what_its_argument_is_and_G_is_not_of_the_shape_of<Tensor<float, 2>, Tensor<float, 3>>
#include <dovetail/formula.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 3> x;
#ifdef FIXED
  Tensor<float, 3> dx;
#else
  Tensor<float, 2> dx;
#endif
  value_and_grad_into([](auto a) { return sum(a * a); }, std::tie(dx), x);
}
