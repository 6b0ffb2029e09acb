// SPDX-License-Identifier: MIT
// The program whose cost of compiling is measured: an architecture, training, evaluation, prediction.
#include <dovetail/data/mnist.hpp>
#include <dovetail/dovetail.hpp>

#include <iostream>
using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;

static_assert(std::same_as<Digits::input, Shape<28, 28>> && std::same_as<Digits::output, Shape<10>>);
static_assert(Digits::parameter_count == 101'770 && Short::parameter_count == 101'770);

int main() {
  const auto [train, test] = load_mnist("data/mnist");

  auto model = compile<Digits>(Adam{.learning_rate = 1e-3f}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  const History history = model.fit(train.x, train.y, {.epochs = 10, .batch_size = 32, .validation_split = 0.1f});
  const auto result = model.evaluate(test.x, test.y);
  std::cout << "test accuracy " << result.metric<Accuracy>() << ", loss " << result.loss << '\n';
  const Tensor<float, dynamic, 10> all = model.predict(test.x);

  const Network<Digits> network = model.network();
  const Tensor<float, 10> one = network.predict(test.x[0]);
  std::cout << one << '\n' << all[0] << '\n' << history.loss.back() << '\n';
}
