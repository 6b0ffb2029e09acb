// SPDX-License-Identifier: MIT
// mistake: Tensor operations: topk of more elements than there are
// pytorch: RuntimeError: selected index k out of range
// text: dovetail: topk<4> of an axis with 3 elements
// type: no_problem<named<topk_of_an_axis_with<4, 3>>::text>
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
