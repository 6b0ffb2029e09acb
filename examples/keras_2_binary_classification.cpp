// SPDX-License-Identifier: MIT
// A Keras tutorial, second program: the first one with its input shape. 100 samples of 5 features; the answer is yes
// if the features add up to more than 2.5.
#include <dovetail/dovetail.hpp>

#include <cstdio>
using namespace dovetail;

using Classifier = Sequential<Input<5>, Dense<8>, ReLU, Dense<1>, Sigmoid>;

int main() {
  auto x = Tensor<float, dynamic, 5>::with_rows(100);
  auto y = Tensor<float, dynamic>::with_rows(100);
  Random random{Seed{1}};
  for (std::size_t i = 0; i < x.rows(); ++i) {
    float sum = 0;
    for (float& feature : x[i]) sum += feature = random.uniform<float>();
    y[i] = sum > 2.5f ? 1 : 0;
  }

  auto model = compile<Classifier>(Adam{.learning_rate = 0.01}, BinaryCrossentropy{}, Accuracy{});
  model.summary();
  const auto history = model.fit(x, y, {.epochs = 100, .batch_size = 10, .verbose = 0});
  std::printf("loss %.2f at first, %.2f at last\n", history.loss.front(), history.loss.back());

  const auto result = model.evaluate(x, y);
  std::printf("%s\n", result.metric<Accuracy>() >= 0.95 ? "at least 95 of 100 are right" : "not learned");
  // output: at least 95 of 100 are right
}
