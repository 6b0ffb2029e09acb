// SPDX-License-Identifier: MIT
// mistake: Tensor operations: % of numbers that are no integers
// text: dovetail: bits and remainders are of integers, and not of float
// type: no<bits_and_remainders_are_of_integers_and_not_of<float>::text>
#include <dovetail/ops/arithmetic.hpp>

using namespace dovetail;

int main() {
  const Tensor<float, 2, 3> x;
  const Tensor<std::int32_t, 4> labels;
#ifdef TWIN
  [[maybe_unused]] const auto y = labels % 2;
#else
  [[maybe_unused]] const auto y = x % 2;
#endif
}
