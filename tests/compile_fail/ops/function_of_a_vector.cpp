// SPDX-License-Identifier: MIT
// mistake: Tensor operations: A function of a std::vector
// numpy: (none: a list becomes an array)
// text: dovetail: std::vector<float> has no shape: write View<const float, dynamic>(...)
// type: no_problem<named<X_has_no_shape<vector<float, allocator<float>>, write<View<const float, 18446744073709551615> (...)>>>::text>
#include <vector>

#include <dovetail/ops.hpp>

using namespace dovetail;

Tensor<float, 3> f(const std::vector<float>& x) {
#ifdef FIXED
  return exp(View<const float, 3>(x));
#else
  return exp(x);
#endif
}
