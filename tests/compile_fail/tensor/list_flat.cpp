// SPDX-License-Identifier: MIT
// mistake: Tensors: A flat list for a matrix
// text: dovetail: a list of shape (6) for a tensor of shape (2, 3)
// type: no_problem<named<a_list_of_shape_A_for_a_tensor_of_shape<Shape<6>, Shape<2, 3>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
const Tensor<float, 2, 3> x = {{1, 2, 3}, {4, 5, 6}};
#else
const Tensor<float, 2, 3> x = {1, 2, 3, 4, 5, 6};
#endif
