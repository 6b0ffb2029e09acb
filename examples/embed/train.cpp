// SPDX-License-Identifier: MIT
// Trains a network on the digits that ship with dovetail, and freezes it into a header for run.cpp.
//   embed_train digits.hpp
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/storage/freeze.hpp>

#include <cstdio>
using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

int main(int argc, char** argv) try {
  if (argc != 2) return std::fputs("usage: embed_train HEADER\n", stderr), 2;
  const auto [train, test] = load_digits();
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.fit(train.x, train.y, {.epochs = 10});

  const auto samples = View<const float, dynamic, 28, 28>(test.x.data(), 3);  // run.cpp compares the answers to them
  freeze(model.network(), argv[1], samples, {.name = "digits"});
  std::printf("test accuracy %.4f\n", model.evaluate(test.x, test.y).metric<Accuracy>());
} catch (const std::exception& error) {
  std::fprintf(stderr, "embed_train: %s\n", error.what());
  return 1;
}
