// SPDX-License-Identifier: MIT
// A convolutional network on handwritten digits: Keras's simple convnet. `cnn DIR` reads MNIST from DIR; without it the
// digits that ship with dovetail are used.
// prints: test accuracy 0.9
#include <dovetail/data/mnist.hpp>
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>

#include <iostream>
using namespace dovetail;

using Cnn = Sequential<Input<28, 28>, Reshape<28, 28, 1>,     //
                       Conv2D<32, 3>, ReLU, MaxPooling2D<2>,  // (13, 13, 32)
                       Conv2D<64, 3>, ReLU, MaxPooling2D<2>,  // (5, 5, 64)
                       Flatten<>, Dropout<0.5>, Dense<10>, Softmax>;
static_assert(Cnn::parameter_count == 34'826);  // as Keras counts them

int main(int count, char** arguments) {
  const auto [train, test] = count > 1 ? load_mnist(arguments[1]) : load_digits();
  auto model = compile<Cnn>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  model.fit(train.x, train.y, {.epochs = count > 1 ? 6 : 12, .batch_size = count > 1 ? 128 : 32});
  std::cout << "test accuracy " << model.evaluate(test.x, test.y).metric<Accuracy>() << '\n';
}
