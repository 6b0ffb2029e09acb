// SPDX-License-Identifier: MIT
// A search over sizes. They are types, so it is a loop that the compiler runs: each size is a network of its own.
#include <dovetail/data/digits.hpp>
#include <dovetail/dovetail.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <utility>
using namespace dovetail;

template <std::size_t Hidden>
using Digits = Sequential<Input<28, 28>, Flatten<>, Dense<Hidden>, ReLU, Dense<10>, Softmax>;

// What the search keeps of a network, whatever its type is.
struct Candidate {
  std::size_t hidden = 0;
  double accuracy = -1;
  std::function<Tensor<float, 10>(View<const float, 28, 28>)> predict;
};

// Numbers, as the learning rate, are searched by an ordinary loop, and cost no compiling.
template <std::size_t Hidden>
void try_size(const ImageDataset& data, Candidate& best) {
  for (const float learning_rate : {1e-3f, 1e-2f}) {
    auto model =
        compile<Digits<Hidden>>(Adam{.learning_rate = learning_rate}, SparseCategoricalCrossentropy{}, Accuracy{});
    const auto history = model.fit(data.x, data.y, {.epochs = 5, .verbose = 0, .validation_split = 0.2});
    const double accuracy = history.template val_metric<Accuracy>().back();
    std::printf("%3zu hidden, learning rate %g: %.3f\n", Hidden, static_cast<double>(learning_rate), accuracy);
    if (accuracy > best.accuracy)
      best = {Hidden, accuracy, [network = std::move(model.network())](auto image) { return network.predict(image); }};
  }
}

template <std::size_t... Hidden>
Candidate search(const ImageDataset& data) {
  Candidate best;
  (try_size<Hidden>(data, best), ...);
  return best;
}

int main() {
  const auto [train, test] = load_digits();
  const Candidate best = search<8, 32, 128>(train);

  std::size_t right = 0;
  for (std::size_t i = 0; i < test.x.rows(); ++i) {
    const auto p = best.predict(test.x[i]);
    right += std::max_element(p.begin(), p.end()) - p.begin() == test.y[i];
  }
  std::printf("the best, with %zu hidden, reads %zu of %zu other digits\n", best.hidden, right, test.x.rows());
  // matches:   8 hidden, learning rate 0.001: 0[.][0-9]+
  // matches: 128 hidden, learning rate 0.01: 0[.][0-9]+
  // matches: the best, with (32|128) hidden, reads 3[0-9][0-9] of 360 other digits
}
