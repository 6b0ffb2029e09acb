// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: standardize integers
// text: dovetail: standardize takes floating point numbers and not int
// type: no_problem<named<standardize_takes_floating_point_numbers_and_not<int>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  standardize(Tensor<float, 3>{1, 2, 3});
#else
  standardize(Tensor<int, 3>{1, 2, 3});
#endif
}
