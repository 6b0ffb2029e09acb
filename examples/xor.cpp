// SPDX-License-Identifier: MIT
// Exclusive or: the smallest problem that needs a hidden layer.
#include <dovetail/dovetail.hpp>

#include <iostream>
using namespace dovetail;

using Xor = Sequential<Input<2>, Dense<8>, Tanh, Dense<1>, Sigmoid>;

int main() {
  const Tensor<float, 4, 2> x{{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  const Tensor<float, 4> y{0, 1, 1, 0};

  auto model = compile<Xor>(Adam{.learning_rate = 0.05}, BinaryCrossentropy{});
  model.fit(x, y, {.epochs = 300, .verbose = 0});

  for (const auto sample : x) {
    const float probability = model.predict(sample)(0);
    std::cout << sample(0) << " xor " << sample(1) << " is " << (probability > 0.5f) << '\n';
  }
  // output: 0 xor 0 is 0
  // output: 0 xor 1 is 1
  // output: 1 xor 0 is 1
  // output: 1 xor 1 is 0
}
