// SPDX-License-Identifier: MIT
// A siamese network: one encoder sees two handwritten digits, and the network says whether they are the same digit. It
// takes digits that it has not seen, too.
// output: tells same from different
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>

#include <algorithm>
#include <iostream>
using namespace dovetail;

using Encoder = Shared<"encoder", Flatten<>, Dense<64>, ReLU, Dense<16>, Tanh>;
using Siamese = Graph<NamedInput<"left", 28, 28>, Encoder, Tap<"one">,  //
                      NamedInput<"right", 28, 28>, Encoder, Join<Subtract, "one">, Tap<"off">, Join<Multiply, "off">,
                      Dense<1>, Sigmoid>;  // of the squares of the differences

using Images = Tensor<float, dynamic, 28, 28>;

// Pairs of images, half of them of the same digit.
struct Pairs {
  Images left, right;
  Tensor<std::int32_t, dynamic> same;
  Pairs(const Images& images, const Tensor<std::int32_t, dynamic>& digits, std::size_t count, Seed seed)
      : left(Images::with_rows(count)), right(Images::with_rows(count)), same(same.with_rows(count)) {
    Random random(seed);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t one = random.below(images.rows());
      std::size_t other = random.below(images.rows());
      while ((digits[one] == digits[other]) != (i % 2 == 0)) other = random.below(images.rows());
      std::ranges::copy(images[one].flat(), left[i].data());
      std::ranges::copy(images[other].flat(), right[i].data());
      same[i] = i % 2 == 0;
    }
  }
};

int main() {
  const auto [train, test] = load_digits();
  const Pairs pairs(train.x, train.y, 12'000, Seed{1}), unseen(test.x, test.y, 2'000, Seed{2});

  auto model = compile<Siamese>(Adam{}, BinaryCrossentropy{}, Accuracy{});
  model.summary();
  model.fit({pairs.left, pairs.right}, pairs.same, {.epochs = 12, .verbose = 2, .validation_split = 0.1});
  const double accuracy = model.evaluate({unseen.left, unseen.right}, unseen.same).metric<Accuracy>();
  std::cout << "accuracy on digits that were not seen " << accuracy << '\n';
  if (accuracy > 0.9) std::cout << "tells same from different\n";
}
