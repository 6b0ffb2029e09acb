// SPDX-License-Identifier: MIT
// A Keras tutorial, third program: 100 images of 28x28 through Flatten. Each has one bright row, and its class is the
// third of the image that the row is in.
#include <dovetail/dovetail.hpp>

#include <cstdio>
using namespace dovetail;

using Images = Sequential<Flatten<28, 28>, Dense<32>, ReLU, Dense<3>, Softmax>;

int main() {
  auto x = Tensor<float, dynamic, 28, 28>::with_rows(100);
  auto y = Tensor<std::int32_t, dynamic>::with_rows(100);
  Random random{Seed{1}};
  for (std::size_t i = 0; i < x.rows(); ++i) {
    const auto row = static_cast<std::size_t>(random.below(27));
    x[i][row].fill(1);
    y[i] = static_cast<std::int32_t>(row / 9);
  }

  auto model = compile<Images>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.fit(x, y, {.epochs = 30, .verbose = 2});

  const Tensor<float, 3> answer = model.predict(x[0]);  // one image; model.predict(x) takes them all
  std::printf("image 0 is of class %d; probabilities %.2f %.2f %.2f\n", y[0], static_cast<double>(answer(0)),
              static_cast<double>(answer(1)), static_cast<double>(answer(2)));
  std::printf("%s\n", model.evaluate(x, y).metric<Accuracy>() == 1 ? "all are right" : "not learned");
  // output: all are right
}
