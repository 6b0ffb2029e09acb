// SPDX-License-Identifier: MIT
#include "library.hpp"

#include <algorithm>
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;
using Reader = Sequential<Input<28, 28>, Flatten<>, Dense<16>, ReLU, Dense<10>, Softmax>;

int read_digit(const float* pixels) {
  static const Network<Reader> network = [] {
    const auto [train, test] = load_digits();
    auto model = compile<Reader>(Adam{.learning_rate = 0.01f}, SparseCategoricalCrossentropy{});
    model.fit(train.x, train.y, {.epochs = 2, .verbose = 0});
    return model.network();
  }();
  const auto y = network.predict(View<const float, 28, 28>(pixels));
  return static_cast<int>(std::max_element(y.begin(), y.end()) - y.begin());
}
