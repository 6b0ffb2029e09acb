// SPDX-License-Identifier: MIT
// mistake: Tensors: Extents as arguments of a member reshape
// text: dovetail: the extents of a shape are known to the compiler: write reshape<2, 3>()
// type: no_problem<named<the_extents_of_a_shape_are_known_to_the_compiler<write<reshape<2, 3> ()>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

auto f(const Tensor<float, 2, 3>& x) {
#ifdef FIXED
  return x.reshape<3, 2>();
#else
  return x.reshape(3, 2);
#endif
}
