// SPDX-License-Identifier: MIT
// mistake: Making and random numbers: shuffle of a read-only view
// numpy: ValueError: array is read-only
// text: dovetail: shuffle changes its tensor and this one is to be read only
// type: no_problem<named<shuffle_changes_its_tensor_and_this_one_is_to_be_read_only>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  Random random;
#ifdef FIXED
  Tensor<int, 3> x{1, 2, 3};
  shuffle(random, x);
#else
  const Tensor<int, 3> x{1, 2, 3};
  shuffle(random, x);
#endif
}
