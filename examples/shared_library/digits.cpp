// SPDX-License-Identifier: MIT
#include "digits.h"

#include <dovetail/data/digits.hpp>
#include <dovetail/data/mnist.hpp>
#include <dovetail/dovetail.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <utility>
using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

// What C sees as a pointer to an incomplete type.
struct digits {
  Network<Digits> network;
};

namespace {
thread_local char last_error[256] = "";
}

// No exception may reach C: here it becomes NULL and an error message.
digits* digits_create(const char* mnist_directory) try {
  const auto [train, test] = mnist_directory == nullptr ? load_digits() : load_mnist(mnist_directory);
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{});
  model.fit(train.x, train.y, {.epochs = 5, .verbose = 0});
  return new digits{std::move(model.network())};
} catch (const std::exception& error) {
  std::snprintf(last_error, sizeof last_error, "%s", error.what());
  return nullptr;
}

void digits_destroy(digits* network) { delete network; }

// Needs no try: predict throws nothing.
int digits_predict(const digits* network, const float* pixels, float* probabilities) {
  const Tensor<float, 10> answer = network->network.predict(View<const float, 28, 28>(pixels));
  if (probabilities != nullptr) std::copy(answer.begin(), answer.end(), probabilities);
  return static_cast<int>(std::max_element(answer.begin(), answer.end()) - answer.begin());
}

const char* digits_error() { return last_error; }
