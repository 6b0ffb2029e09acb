// SPDX-License-Identifier: MIT
// mistake: Tensors: at with a range
// text: dovetail: ranges and slices stand in parentheses alone: write x(...)
// type: no_problem<named<ranges_and_slices_stand_in_parentheses_alone<write<x (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return x(all, 1);
#else
  return x.at(all, 1);
#endif
}
