// SPDX-License-Identifier: MIT
// mistake: Tensor operations: Extents as a list
// text: dovetail: the extents of a shape are known to the compiler: write reshape<2, 3>(...)
// type: no_problem<named<the_extents_of_a_shape_are_known_to_the_compiler<write<reshape<2, 3> (...)>>>::text>
#include <dovetail/ops.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return reshape<3, 2>(x);
#else
  return reshape(x, {3, 2});
#endif
}
