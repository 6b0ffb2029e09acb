// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include <dovetail/data/dataset.hpp>
#include <dovetail/data/digits_pixels.hpp>
#include <dovetail/data/resize.hpp>
#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// One of the digits that ship with the library: see load_digits().
struct Digit {
  Tensor<float, 28, 28> image;  ///< 0 is the background, 1 the pen
  std::int32_t label;           ///< 0 to 9
};
/// The number of digits that ship with the library.
inline constexpr std::size_t digit_count = std::size(detail::data::digits_pixels);

/// Returns digit `index` of the 1,797 without heap memory: `const auto [image, label] = load_digit(5);`. Throws
/// IndexError if the index is too large.
inline Digit load_digit(std::size_t index) {
  if (index >= digit_count)
    detail::fail<IndexError>({"load_digit: expected an index below ", digit_count, ", found ", index});
  const char* const line = detail::data::digits_pixels[index];
  float pixels[64];  // (8, 8)
  for (std::size_t i = 0; i < 64; ++i) pixels[i] = static_cast<float>(line[i] - 'a') / 16;
  Digit digit{{}, line[64] - '0'};
  detail::data::resize_images<8, 8, 28, 28>(1, pixels, digit.image.data());
  return digit;
}

namespace detail::data {

inline ImageDataset load_digits_part(bool test) {
  constexpr std::size_t tests = (digit_count + 4) / 5;
  const std::size_t count = test ? tests : digit_count - tests;
  ImageDataset part{Tensor<float, dynamic, 28, 28>::with_rows(count), Tensor<std::int32_t, dynamic>::with_rows(count)};
  std::size_t row = 0;
  for (std::size_t i = 0; i < digit_count; ++i) {
    if ((i % 5 == 0) != test) continue;
    const auto [image, label] = load_digit(i);
    std::copy_n(image.data(), image.size(), part.x.data() + row * image.size());
    part.y.data()[row++] = label;
  }
  return part;
}

}  // namespace detail::data

/// Returns 1,797 real handwritten digits that ship with the library, for examples without a download:
/// `const auto [train, test] = load_digits();`. Each has 8x8 pixels of 0 to 16, scaled to [0, 1] and enlarged to 28x28
/// by resize(); labels are 0 to 9. Every fifth digit, starting with the first, is a test digit: 1,437 are for training,
/// 360 for testing. The same people wrote both parts, so this test is easier than MNIST's.
/// Source: E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits (the test part),
/// UCI Machine Learning Repository, CC BY 4.0.
inline std::pair<ImageDataset, ImageDataset> load_digits() {
  return {detail::data::load_digits_part(false), detail::data::load_digits_part(true)};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
