// SPDX-License-Identifier: MIT
// A program without exceptions and without run-time type information.
#include <dovetail/networks.hpp>

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "this program is to be compiled with -fno-exceptions -fno-rtti"
#endif

using namespace dovetail;

int main() {
  Network<Sequential<Input<2, 1>, Flatten<>, Dense<2>, ReLU, Dropout<0.5>, Residual<With<Dense<2>, Constant<1>>>>> network;
  network.layer<1>().kernel = {{1, -1}, {2, 1}};
  network.layer<1>().bias = {1, 0};
  // (1, 2) · kernel + bias = (6, 1), of which the ReLU takes nothing; and 6 + 7, 1 + 7
  const auto y = network.predict(Tensor<float, 2, 1>{{1}, {2}});
  const auto batch = network.predict(Array<float>{{2, 2, 1}, {1, 2, -9, 0}});
  const bool right = y == Tensor<float, 2>{13, 8} && batch == Tensor<float, dynamic, 2>{{13, 8}, {9, 18}};
  return right ? 0 : 1;
}
