// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>

#include <dovetail/tensor/tensor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::data {

/// One output pixel lies between two input pixels: at `weight` of the way from low to high.
template <class T>
struct Between {
  std::size_t low, high;
  T weight;
};

// s = (i + 1/2) · in / out − 1/2: the centre of output pixel i, in input pixels.
template <class T, std::size_t In, std::size_t Out>
std::array<Between<T>, Out> between() {
  std::array<Between<T>, Out> all;
  for (std::size_t i = 0; i < Out; ++i) {
    const double s = (static_cast<double>(i) + 0.5) * In / Out - 0.5;
    const double floor = std::floor(s);
    const auto high = static_cast<std::size_t>(floor + 1);  // floor is -1 or more
    all[i] = {high == 0 ? 0 : high - 1, (std::min)(high, In - 1), static_cast<T>(s - floor)};
  }
  return all;
}

// Images x, one behind the other, resized to y.
template <std::size_t H, std::size_t W, std::size_t OutH, std::size_t OutW, class T>
void resize_images(std::size_t count, const T* x, T* y) {
  const auto rows = between<T, H, OutH>();
  const auto columns = between<T, W, OutW>();
  for (std::size_t n = 0; n < count; ++n) {
    for (std::size_t i = 0; i < OutH; ++i) {
      const T* above = x + (n * H + rows[i].low) * W;   // (W)
      const T* below = x + (n * H + rows[i].high) * W;  // (W)
      for (std::size_t j = 0; j < OutW; ++j) {
        const auto [low, high, weight] = columns[j];
        const T up = above[low] + (above[high] - above[low]) * weight;
        const T down = below[low] + (below[high] - below[low]) * weight;
        *y++ = up + (down - up) * rows[i].weight;
      }
    }
  }
}

}  // namespace detail::data

/// Resizes images, `resize<28, 28>(x)`: x is (B, H, W), the result (B, OutH, OutW).
/// Bilinear, with half-pixel centres, as tf.image.resize does by default:
///   s = (i + 1/2) · H / OutH − 1/2,  a = s − ⌊s⌋,  t = (j + 1/2) · W / OutW − 1/2,  b = t − ⌊t⌋,
///   y[i, j] = (1−a) (1−b) x[⌊s⌋, ⌊t⌋]   + (1−a) b x[⌊s⌋, ⌊t⌋+1]
///           +    a  (1−b) x[⌊s⌋+1, ⌊t⌋] +    a  b x[⌊s⌋+1, ⌊t⌋+1],
/// where an index outside the image is that of the nearest pixel inside. It shrinks by the same
/// formula, without antialiasing: below half the size it skips input pixels.
template <std::size_t OutH, std::size_t OutW, std::floating_point T, std::size_t B, std::size_t H, std::size_t W>
Tensor<T, B, OutH, OutW> resize(View<const T, B, H, W> x) {
  Tensor<T, B, OutH, OutW> y;
  if constexpr (B == dynamic) y = Tensor<T, B, OutH, OutW>::with_rows(x.rows());
  detail::data::resize_images<H, W, OutH, OutW>(x.rows(), x.data(), y.data());
  return y;
}
/// Resizes the images in a tensor: `resize<28, 28>(x)`, as for a view of it.
template <std::size_t OutH, std::size_t OutW, std::floating_point T, std::size_t B, std::size_t H, std::size_t W>
Tensor<T, B, OutH, OutW> resize(const Tensor<T, B, H, W>& x) {
  return resize<OutH, OutW>(x.view());
}

}  // namespace dovetail::inline DOVETAIL_TARGET
