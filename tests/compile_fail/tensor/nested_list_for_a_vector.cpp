// SPDX-License-Identifier: MIT
// mistake: Tensors: Nested braces for a vector
// text: dovetail: a list of shape (1, 3) for a tensor of shape (3)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<1, 3>, Shape<3>>>::text>
#include <dovetail/tensor.hpp>

using namespace dovetail;

#ifdef FIXED
Tensor<float, 3> x{1, 2, 3};
#else
Tensor<float, 3> x{{1, 2, 3}};
#endif
