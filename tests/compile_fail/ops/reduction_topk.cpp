// SPDX-License-Identifier: MIT
// mistake: Tensor operations: topk of more elements than there are
// pytorch: RuntimeError: selected index k out of range
// text: dovetail: topk of 4 elements takes an axis with as many and not 3
// type: no_problem<named<topk_of_N_elements_takes_an_axis_with_as_many_and_not<4, 3>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, dynamic, 3> given;
#ifdef FIXED
  [[maybe_unused]] const auto y = topk<3>(given);
#else
  [[maybe_unused]] const auto y = topk<4>(given);
#endif
}
