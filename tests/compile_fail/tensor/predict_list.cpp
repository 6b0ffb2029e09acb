// SPDX-License-Identifier: MIT
// mistake: Networks and data: A list of another length than a sample
// text: dovetail: an array of shape (3) for elements of shape (4)
// type: no_problem<named<an_array_of_shape_A_for_elements_of_shape<Shape<3>, Shape<4>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Iris = Sequential<Dense<4, 3>, Softmax>;

Tensor<float, 3> f(const Network<Iris>& network) {
#ifdef FIXED
  return network.predict({1, 2, 3, 4});
#else
  return network.predict({1, 2, 3});
#endif
}
