// SPDX-License-Identifier: MIT
// Uses all that is compiled elsewhere.
#include "digits.hpp"

#include <cmath>

using namespace dovetail;

int main() {
  auto x = Tensor<float, dynamic, 28, 28>::with_rows(40);
  auto y = Tensor<std::int32_t, dynamic>::with_rows(40);
  for (std::size_t i = 0; i < 40; ++i) {
    y(i) = static_cast<std::int32_t>(i % 10);
    x(i, i % 10, 0) = 1;  // a digit is one row of pixels below the other
  }
  DigitsModel model = compile<Digits>(Adam{.learning_rate = 1e-2f}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  model.fit(x, y, {.epochs = 20, .batch_size = 8, .verbose = 0}, {x, y});
  const auto result = model.evaluate(x, y);

  const Network<Digits> network = model.network();
  Workspace<Digits> workspace;
  const Tensor<float, dynamic, 10> all = model.predict(x);
  const Tensor<float, 10> one = network.predict(x[3]);
  const auto same = network.predict(x[3], workspace);
  for (std::size_t i = 0; i < 10; ++i)
    if (one(i) != same(i) || !(std::abs(one(i) - all(3, i)) < 1e-5f)) return 1;
  return result.metric<Accuracy>() == 1 ? 0 : 1;  // forty samples of ten kinds are learned by heart
}
