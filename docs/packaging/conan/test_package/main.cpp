// SPDX-License-Identifier: MIT
#include <dovetail/dovetail.hpp>

using namespace dovetail;

int main() {
  const Network<Sequential<Dense<2, 3>, ReLU, Dense<1>>> network;
  return network.predict(Tensor<float, 2>{0, 0}) == Tensor<float, 1>(0) ? 0 : 1;  // biases start from 0
}
