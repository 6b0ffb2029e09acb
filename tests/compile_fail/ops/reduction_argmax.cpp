// SPDX-License-Identifier: MIT
// mistake: Tensor operations: argmax over two axes
// numpy: TypeError: 'tuple' object cannot be interpreted as an integer
// text: dovetail: 2 axes of shape (None, 3) are named, where one is taken: or none, for all elements in their order
// type: no_problem<named<axes_in_place_of_one_for<2, shape<None{}, 3>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> given;
#ifdef FIXED
  [[maybe_unused]] const auto y = argmax(given, axis<1>);
#else
  [[maybe_unused]] const auto y = argmax(given, axis<0, 1>);
#endif
}
