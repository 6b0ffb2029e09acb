// SPDX-License-Identifier: MIT
// mistake: Tensors: A tensor from an array of another length
// text: dovetail: an array of shape (5) for elements of shape (4)
// type: no_problem<named<an_array_of_shape_A_for_elements_of_shape<Shape<5>, Shape<4>>>::text>
#include <dovetail/dovetail.hpp>
#include <array>

using namespace dovetail;

#ifdef FIXED
Tensor<float, 4> f(const std::array<float, 4>& values) { return Tensor<float, 4>(values); }
#else
Tensor<float, 4> f(const std::array<float, 5>& values) { return Tensor<float, 4>(values); }
#endif
