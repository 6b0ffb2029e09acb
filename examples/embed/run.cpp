// SPDX-License-Identifier: MIT
// Reads digits with the network that train.cpp froze. It opens no file and allocates nothing on the heap: the network
// and the digits are constants of the program.
#include "digits.hpp"

#include <dovetail/data/digits.hpp>

#include <algorithm>
#include <cstdio>
using namespace dovetail;

int main() {
  std::setvbuf(stdout, nullptr, _IONBF, 0);  // even printf has no buffer
  if (!digits::verify()) return std::puts("the network does not answer as it did"), 1;

  int right = 0, all = 0;
  for (std::size_t i = 0; i < digit_count; i += 5) {  // every fifth digit is a test digit
    const auto [image, label] = load_digit(i);
    const Tensor<float, 10> y = digits::network.predict(image);
    right += std::ranges::max_element(y.flat()) - y.flat().begin() == label;
    ++all;
  }
  std::printf("test accuracy %.4f\n", static_cast<double>(right) / all);
  // matches: test accuracy 0.9[0-9]+
}
