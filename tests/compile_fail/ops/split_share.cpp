// SPDX-License-Identifier: MIT
// mistake: Tensor operations: train_test_split with a share that has no name
// text: dovetail: the share of the test is an option: write {.test_size = 0.2}
// type: no_problem<named<the_share_of_the_test_is_an_option_written_in_braces>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 10, 2> x;
#ifdef FIXED
  const auto [train, test] = train_test_split(x, {.test_size = 0.2});
#else
  const auto [train, test] = train_test_split(x, 0.2);
#endif
  return train.empty() || test.empty();
}
