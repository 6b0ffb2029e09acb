// SPDX-License-Identifier: MIT
// Reads digits with the network that train.cpp froze. It opens no file and takes no memory from the heap: network and
// digits are constants of the program.
#include "digits.hpp"

#include <dovetail/data/digits.hpp>

#include <algorithm>
#include <cstdio>
#include <iterator>
using namespace dovetail;

// As load_digits() does it, for one digit: 8x8 pixels of 'a' to 'q', and the label.
Tensor<float, 1, 28, 28> image(const char* line) {
  Tensor<float, 1, 8, 8> pixels;
  std::ranges::transform(line, line + 64, pixels.data(), [](char c) { return static_cast<float>(c - 'a') / 16; });
  return resize<28, 28>(pixels);
}

int main() {
  std::setvbuf(stdout, nullptr, _IONBF, 0);  // even printf has no buffer
  if (!digits::verify()) return std::puts("the network does not answer as it did"), 1;

  int right = 0, all = 0;
  for (std::size_t i = 0; i < std::size(detail::digits_pixels); i += 5) {  // every fifth digit is a test digit
    const char* line = detail::digits_pixels[i];
    const auto x = image(line);
    const Tensor<float, 10> y = digits::network.predict(x[0]);
    right += std::ranges::max_element(y.flat()) - y.flat().begin() == line[64] - '0';
    ++all;
  }
  std::printf("test accuracy %.4f\n", static_cast<double>(right) / all);
  // matches: test accuracy 0.9[0-9]+
}
