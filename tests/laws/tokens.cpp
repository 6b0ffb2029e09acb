// SPDX-License-Identifier: MIT
// Networks of tokens and of bytes learn.
#include <dovetail/training.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <dovetail/data/digits.hpp>

#include "laws.hpp"

using namespace dovetail;

namespace {
/// Sentences of 9 words of 60, of which those with an even number are friendly, and whether most of them are.
struct Sentences {
  Tensor<std::int32_t, dynamic, 9> x;
  Tensor<std::int32_t, dynamic> y;

  Sentences(std::size_t rows, Seed seed)
      : x(Tensor<std::int32_t, dynamic, 9>::with_rows(rows)), y(Tensor<std::int32_t, dynamic>::with_rows(rows)) {
    Random random(seed);
    for (std::size_t i = 0; i < rows; ++i) {
      int friendly = 0;
      for (std::size_t t = 0; t < 9; ++t) {
        x(i, t) = static_cast<std::int32_t>(random.below(60));
        friendly += x(i, t) % 2 == 0;
      }
      y(i) = friendly > 4;
    }
  }
};

struct Bytes {
  Tensor<std::uint8_t, dynamic, 28, 28> x;
  explicit Bytes(const Tensor<float, dynamic, 28, 28>& images)
      : x(Tensor<std::uint8_t, dynamic, 28, 28>::with_rows(images.rows())) {
    for (std::size_t i = 0; i < x.size(); ++i)
      x.data()[i] = static_cast<std::uint8_t>(std::lround(255 * images.data()[i]));
  }
};
}  // namespace

TEST_CASE("a network learns what words mean, of sentences that it has not seen") {
  const Sentences train(2'000, Seed{1}), validation(200, Seed{2}), test(1'000, Seed{3});
  using Classifier = Sequential<Input<9>, Embedding<60, 8>, Flatten<>, Dense<32>, ReLU, Dense<1>, Sigmoid>;
  auto model = compile<Classifier>(Adam{.learning_rate = 5e-3f}, BinaryCrossentropy{}, Accuracy{});
  const auto history = model.fit(train.x, train.y, {.epochs = 15, .verbose = 0}, {validation.x, validation.y});
  CHECK(history.val_metric<Accuracy>().back() > 0.95);
  CHECK(model.evaluate(test.x, test.y).metric<Accuracy>() > 0.95);
}

TEST_CASE("a network of bytes learns as one of floats does, to the last bit") {
  const auto [train, test] = load_digits();
  const Bytes bytes(train.x), test_bytes(test.x);
  using OfBytes = Sequential<Input<28, 28>, Rescaling<1.0 / 255>, Flatten<>, Dense<32>, ReLU, Dense<10>, Softmax>;
  using OfFloats =
      Sequential<Input<28, 28>, With<Rescaling<1.0 / 255>, Floats>, Flatten<>, Dense<32>, ReLU, Dense<10>, Softmax>;
  auto a = compile<OfBytes>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  auto b = compile<OfFloats>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  const auto of_bytes = a.fit(bytes.x, train.y, {.epochs = 8, .verbose = 0, .validation_split = 0.1});
  const auto of_floats = b.fit(cast<float>(bytes.x), train.y, {.epochs = 8, .verbose = 0, .validation_split = 0.1});
  CHECK(of_bytes.loss == of_floats.loss);
  CHECK(of_bytes.val_loss == of_floats.val_loss);
  CHECK(laws::same_bits(a.predict(test_bytes.x), b.predict(cast<float>(test_bytes.x))));
  CHECK(a.evaluate(test_bytes.x, test.y).metric<Accuracy>() > 0.93);

  // One that is given shares of 1, which round in another place, learns the same but for that.
  using Plain = Sequential<Input<28, 28>, Reshape<28, 28>, Flatten<>, Dense<32>, ReLU, Dense<10>, Softmax>;
  auto c = compile<Plain>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  auto shares = cast<float>(bytes.x);
  for (float& v : shares.flat()) v /= 255;
  const auto of_shares = c.fit(shares, train.y, {.epochs = 1, .verbose = 0, .validation_split = 0.1});
  CHECK(of_shares.loss[0] == doctest::Approx(of_bytes.loss[0]).epsilon(1e-4));
}
