// SPDX-License-Identifier: MIT
// mistake: Tensor operations: & of numbers that are not integers
// text: dovetail: bits and remainders are of integers and not of float
// type: no_problem<named<bits_and_remainders_are_of_integers_and_not_of<float>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

int main() {
#ifdef FIXED
  const Tensor<std::int32_t, 4> x;
#else
  const Tensor<float, 2, 3> x;
#endif
  [[maybe_unused]] const auto result = x & 2;
}
