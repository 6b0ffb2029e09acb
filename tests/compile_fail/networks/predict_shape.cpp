// SPDX-License-Identifier: MIT
// mistake: Networks and data: A sample of another shape
// keras: ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 784, but received input with shape (1, 756)
// pytorch: RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x756 and 784x128)
// text: dovetail: the input has shape (28, 27), but the network takes shape (28, 28)
// type: no_problem<named<the_input<has_shape<28, 27>, but_the_network_takes_shape<28, 28>>>::text>
#include <dovetail/dovetail.hpp>

using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

int main() {
  const Network<Digits> network;
#ifdef FIXED
  const auto y = network.predict(Tensor<float, 28, 28>());
  return y.size() == 10;
#else
  const auto y = network.predict(Tensor<float, 28, 27>());
  return y.size() == 10;
#endif
}
