// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// Where the rows and columns of an image stand in a larger one, whose other elements are 0: row i is row
/// top + i · row_step there. Steps of 1 pad; larger ones are what a stride leaves out.
struct Spread {
  std::size_t rows, columns, channels;  ///< of the image
  std::size_t height, width;            ///< of the larger one
  std::size_t top, left;                ///< where the image begins
  std::size_t row_step = 1, column_step = 1;
};

/// y = x spread, for `samples` images one after the other.
template <class T>
constexpr void spread(const Spread& at, std::size_t samples, const T* x, T* y) noexcept {
  const std::size_t piece = at.column_step == 1 ? at.columns * at.channels : at.channels,
                    pieces = at.column_step == 1 ? 1 : at.columns;
  for (std::size_t s = 0; s < samples; ++s) {
    T *const image = y, *const end = y + at.height * at.width * at.channels;
    for (std::size_t i = 0; i < at.rows; ++i)
      for (std::size_t j = 0; j < pieces; ++j, x += piece) {
        T* const to = image + ((at.top + i * at.row_step) * at.width + at.left + j * at.column_step) * at.channels;
        std::fill(y, to, T(0));
        y = std::copy_n(x, piece, to);
      }
    std::fill(y, end, T(0));
    y = end;
  }
}
/// The image in a larger one.
template <class T>
constexpr void unspread(const Spread& at, std::size_t samples, const T* y, T* x) noexcept {
  for (std::size_t s = 0; s < samples; ++s, y += at.height * at.width * at.channels)
    for (std::size_t i = 0; i < at.rows; ++i)
      for (std::size_t j = 0; j < at.columns; ++j)
        x = std::copy_n(y + ((at.top + i * at.row_step) * at.width + at.left + j * at.column_step) * at.channels,
                        at.channels, x);
}

/// flipped(i, j, f, (g, c)) = kernel(-i, -j, c, (g, f)), the kernel of a convolution from its result back, for a kernel
/// of `places` places, C channels a group, and F features a group.
template <class T>
constexpr void flip_kernel(std::size_t places, std::size_t groups, std::size_t C, std::size_t F, const T* kernel,
                           T* flipped) noexcept {
  for (std::size_t p = 0; p < places; ++p) {
    const T* const from = kernel + (places - 1 - p) * C * F * groups;
    for (std::size_t f = 0; f < F; ++f)
      for (std::size_t g = 0; g < groups; ++g)
        for (std::size_t c = 0; c < C; ++c) *flipped++ = from[(c * groups + g) * F + f];
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
