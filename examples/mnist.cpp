// SPDX-License-Identifier: MIT
// Learns to read handwritten digits, and shows what it reads.
//   mnist [--data DIR] [--epochs N] [--batch-size N] [--seed N]
// With --data it trains on MNIST's four files in DIR, otherwise on the 1,437 digits that ship with dovetail.
#include <dovetail/data/digits.hpp>
#include <dovetail/data/mnist.hpp>
#include <dovetail/dovetail.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
using namespace dovetail;

using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;

struct Arguments {
  std::string data;
  std::optional<int> epochs;
  int batch_size = 32;
  std::uint64_t seed = 0;
};

[[noreturn]] void usage(const std::string& problem) {
  std::cerr << "mnist: " << problem << "\nusage: mnist [--data DIR] [--epochs N] [--batch-size N] [--seed N]\n";
  std::exit(2);
}

Arguments parse(int argc, char** argv) {
  Arguments a;
  for (int i = 1; i < argc; i += 2) {
    const std::string option = argv[i];
    if (i + 1 == argc) usage(option + " wants a value");
    const std::string value = argv[i + 1];
    const auto number = [&] {
      char* end = nullptr;
      const long n = std::strtol(value.c_str(), &end, 10);
      if (value.empty() || *end != '\0' || n < 0 || n > 1'000'000) usage(option + " wants a number, not " + value);
      return static_cast<int>(n);
    };
    if (option == "--data")
      a.data = value;
    else if (option == "--epochs")
      a.epochs = number();
    else if (option == "--batch-size")
      a.batch_size = number();
    else if (option == "--seed")
      a.seed = static_cast<std::uint64_t>(number());
    else
      usage("there is no option " + option);
  }
  return a;
}

// Two digits side by side, two pixels per character, and under each the answer and its probability.
void draw(const ImageDataset& test, const Tensor<float, dynamic, 10>& answers, std::size_t first) {
  const char* shades[] = {" ", "\u2580", "\u2584", "\u2588"};  // nothing, upper half, lower half, both
  for (std::size_t row = 0; row < 28; row += 2) {
    for (std::size_t i = first; i < first + 2; ++i) {
      for (std::size_t column = 0; column < 28; ++column)
        std::cout << shades[(test.x(i, row, column) > 0.4f) + 2 * (test.x(i, row + 1, column) > 0.4f)];
      std::cout << "      ";
    }
    std::cout << '\n';
  }
  for (std::size_t i = first; i < first + 2; ++i) {
    std::size_t best = 0;
    for (std::size_t c = 1; c < 10; ++c)
      if (answers(i, c) > answers(i, best)) best = c;
    std::printf("  this is a %d: read as %zu (%.1f %%)%s", test.y[i], best, 100 * static_cast<double>(answers(i, best)),
                i == first ? "     " : "\n\n");
  }
  std::fflush(stdout);
}

int main(int argc, char** argv) try {
  const Arguments arguments = parse(argc, argv);
  const auto [train, test] = arguments.data.empty() ? load_digits() : load_mnist(arguments.data);
  const int epochs = arguments.epochs.value_or(arguments.data.empty() ? 20 : 5);

  auto model = compile(Network<Digits>{Seed{arguments.seed}}, Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
  model.summary();
  model.fit(train.x, train.y, {.epochs = epochs, .batch_size = arguments.batch_size, .seed = Seed{arguments.seed}});

  const Tensor<float, dynamic, 10> answers = model.predict(test.x);
  std::cout << '\n';
  for (std::size_t first = 0; first + 1 < test.x.rows() && first < 4; first += 2) draw(test, answers, first);
  const auto result = model.evaluate(test.x, test.y);
  std::printf("test loss %.4f\ntest accuracy %.4f\n", result.loss, result.metric<Accuracy>());
} catch (const std::exception& error) {
  std::cerr << "mnist: " << error.what() << '\n';
  return 1;
}
