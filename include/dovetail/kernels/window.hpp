// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::kernels {

/// What a convolution goes over: samples of shape (height, width, channels), channels last, and a kernel of shape
/// (kernel_height, kernel_width, channels / groups, F · groups). Element (i, j) of its result sees the elements
/// (i · row_stride + k · row_dilation, j · column_stride + l · column_dilation) of the sample, which are all there:
/// what is padded is so before.
struct Window {
  std::size_t height, width, channels;                            ///< of a sample
  std::size_t rows, columns;                                      ///< of the result
  std::size_t kernel_height, kernel_width;                        ///< elements that one of the result sees
  std::size_t row_stride = 1, column_stride = 1;                  ///< from one element of the result to the next
  std::size_t row_dilation = 1, column_dilation = 1, groups = 1;  ///< Keras's dilation_rate and groups

  /// Elements of a sample.
  constexpr std::size_t sample() const noexcept { return height * width * channels; }
  /// Channels of a group.
  constexpr std::size_t depth() const noexcept { return channels / groups; }
  /// Where element (i, j) of the result begins in the sample.
  constexpr std::size_t start(std::size_t i, std::size_t j) const noexcept {
    return (i * row_stride * width + j * column_stride) * channels;
  }

  /// Whether a row of the kernel sees elements that lie in one piece.
  constexpr bool whole_rows() const noexcept { return groups == 1 && column_dilation == 1; }
  /// The pieces that one element of the result sees: a row of the kernel each, or else a place of it.
  constexpr std::size_t pieces() const noexcept { return kernel_height * (whole_rows() ? 1 : kernel_width); }
  /// The elements of a piece.
  constexpr std::size_t piece() const noexcept { return whole_rows() ? kernel_width * channels : depth(); }
  /// Where a piece begins, from where the first one does.
  constexpr std::size_t offset(std::size_t p) const noexcept {
    const std::size_t across = whole_rows() ? 1 : kernel_width;
    return (p / across * row_dilation * width + p % across * column_dilation) * channels;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::kernels
