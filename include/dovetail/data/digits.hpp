// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include <dovetail/data/dataset.hpp>
#include <dovetail/data/digits_pixels.hpp>
#include <dovetail/data/resize.hpp>

namespace dovetail {
namespace detail {

inline ImageDataset load_digits_part(bool test) {
  constexpr std::size_t all = std::size(digits_pixels), tests = (all + 4) / 5;
  const std::size_t count = test ? tests : all - tests;
  auto x = Tensor<float, dynamic, 8, 8>::with_rows(count);
  auto y = Tensor<std::int32_t, dynamic>::with_rows(count);
  float* pixel = x.data();
  std::int32_t* label = y.data();
  for (std::size_t i = 0; i < all; ++i) {
    if ((i % 5 == 0) != test) continue;
    const char* line = digits_pixels[i];
    for (std::size_t p = 0; p < 64; ++p) *pixel++ = static_cast<float>(line[p] - 'a') / 16;
    *label++ = line[64] - '0';
  }
  return {resize<28, 28>(x), std::move(y)};
}

}  // namespace detail

/// 1,797 real handwritten digits that ship inside the library, for examples without a download:
/// `const auto [train, test] = load_digits();`. Each has 8x8 pixels of 0 to 16, scaled to [0, 1]
/// and enlarged to 28x28 by resize(); labels are 0 to 9. Every fifth digit, from the first one on,
/// is a test digit: 1,437 are to train with, 360 to test. The same writers wrote both parts, so this
/// test is easier than MNIST's.
/// Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits (the test part),
/// UCI Machine Learning Repository, CC BY 4.0.
inline std::pair<ImageDataset, ImageDataset> load_digits() {
  return {detail::load_digits_part(false), detail::load_digits_part(true)};
}

}  // namespace dovetail
