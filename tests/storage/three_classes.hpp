// SPDX-License-Identifier: MIT
// Samples of three classes, and options that leave nothing out.
#pragma once
#include <dovetail/training.hpp>

namespace three_classes {
using namespace dovetail;

using X = Tensor<float, dynamic, 4>;
using Y = Tensor<std::int32_t, dynamic>;

struct Data {
  X x = X::with_rows(70);
  Y y = Y::with_rows(70);
  Data() {
    Random random(Seed{3});
    for (float& value : x.flat()) value = random.uniform<float>();
    for (std::size_t i = 0; i < 70; ++i) y(i) = static_cast<std::int32_t>(i % 3);
  }
};
// Shuffled, with a last batch that is smaller, and some samples held back.
inline FitOptions options(int epochs) {
  return {.epochs = epochs, .batch_size = 16, .verbose = 0, .validation_split = 0.1, .seed = Seed{9}};
}
}  // namespace three_classes
