// SPDX-License-Identifier: MIT
// mistake: Tensor operations: permute of too few axes
// text: dovetail: permute<1> of shape (2, 3) does not name each of its 2 axes once
// type: no_problem<named<permute_of_shape<Shape<2, 3>, 1>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = permute<1, 0>(x);
#else
  [[maybe_unused]] const auto y = permute<1>(x);
#endif
}
