// SPDX-License-Identifier: MIT
// Samples of a line, and the network that learns it.
#pragma once
#include <string>
#include <vector>

#include <dovetail/training.hpp>

namespace line_data {
using namespace dovetail;

using Line = Sequential<Dense<2, 1>>;
using X = Tensor<float, dynamic, 2>;
using Y = Tensor<float, dynamic>;
using Names = std::vector<std::string>;

struct Data {
  X x;
  Y y;
  explicit Data(std::size_t count) : x(X::with_rows(count)), y(Y::with_rows(count)) {
    Random random(Seed{5});
    for (float& value : x.flat()) value = random.uniform<float>();
    for (std::size_t i = 0; i < count; ++i) y[i] = x(i, 0) - 2 * x(i, 1);
  }
};
}  // namespace line_data
