// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A sum of a std::array
// text: dovetail: std::array<float, 3> has no shape: write View<const float, dynamic>(...)
// type: no_problem<named<X_has_no_shape<array<float, 3>, write<View<const float, 18446744073709551615> (...)>>>::text>
#include <array>

#include <dovetail/ops.hpp>

using namespace dovetail;

float f(const std::array<float, 3>& x) {
#ifdef FIXED
  return sum(View<const float, 3>(x));
#else
  return sum(x);
#endif
}
