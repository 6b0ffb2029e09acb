// SPDX-License-Identifier: MIT
// mistake: Tensor operations: histogram without bins
// text: dovetail: a histogram has at least one bin
// type: no_problem<named<a_histogram_has_at_least_one_bin>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
#ifdef FIXED
  [[maybe_unused]] const auto y = histogram<4>(x, 0, 1);
#else
  [[maybe_unused]] const auto y = histogram<0>(x, 0, 1);
#endif
}
