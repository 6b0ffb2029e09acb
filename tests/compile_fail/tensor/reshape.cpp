// SPDX-License-Identifier: MIT
// mistake: Tensors: A reshape that loses elements
// numpy: ValueError: cannot reshape array of size 784 into shape (28,27)
// text: dovetail: reshape from (28, 28) to (28, 27) changes the number of elements from 784 to 756
// type: no_problem<named<reshape_from_A_to_B_changes_the_number_of_elements_from_M_to_N<Shape<28, 28>, Shape<28, 27>, 784, 756>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 28, 28> x;
#ifdef FIXED
  return x.reshape<14, 56>().rows() == 14;
#else
  return x.reshape<28, 27>().rows() == 28;
#endif
}
