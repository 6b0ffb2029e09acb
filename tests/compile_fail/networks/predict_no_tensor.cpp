// SPDX-License-Identifier: MIT
// mistake: Networks and data: A sample that is not a tensor
// keras: ValueError: Only input tensors may be passed as positional arguments. The following argument value should be passed as a keyword argument: x (of type <class 'str'>)
// text: dovetail: the input is of type Point and not a tensor, but the network takes shape (2)
// type: no_problem<named<the_input<is_of_type_T_and_not_a_tensor<Point>, but_the_network_takes_shape<2>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

struct Point {
  float x, y;
};

int main() {
  const Network<Sequential<Dense<2, 1>>> network;
  const Point p{1, 2};
#ifdef FIXED
  return network.predict(View<const float, 2>(&p.x))(0) > 0;
#else
  return network.predict(p)(0) > 0;
#endif
}
