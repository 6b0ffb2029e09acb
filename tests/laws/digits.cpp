// SPDX-License-Identifier: MIT
// All of it together, on real handwritten digits.
#include <dovetail/training.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include <dovetail/data/digits.hpp>
#include <dovetail/data/mnist.hpp>

using namespace dovetail;

namespace {
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

double test_accuracy(const ImageDataset& train, const ImageDataset& test, int epochs) {
  auto model = compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto history = model.fit(train.x, train.y, {.epochs = epochs, .verbose = 0}, {test.x, test.y});
  const auto result = model.evaluate(test.x, test.y);
  CHECK(history.val_loss.back() == doctest::Approx(result.loss).epsilon(1e-6));
  CHECK(history.val_metric<Accuracy>().back() == result.metric<Accuracy>());
  return result.metric<Accuracy>();
}
}  // namespace

TEST_CASE("a network learns the digits that ship inside") {
  const auto [train, test] = load_digits();
  CHECK(test_accuracy(train, test, 15) >= 0.95);
}

TEST_CASE("a network learns MNIST in an epoch") {
  const char* const directory = std::getenv("DOVETAIL_MNIST_DIR");
  if (directory == nullptr || !std::filesystem::is_directory(directory)) {
    MESSAGE("skipped: DOVETAIL_MNIST_DIR names no directory with the files of MNIST");
    return;
  }
  const auto [train, test] = load_mnist(directory);
  CHECK(test_accuracy(train, test, 1) >= 0.94);
}
