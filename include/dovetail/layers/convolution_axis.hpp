// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/shape/shape.hpp>

/// Where the windows of convolutions and poolings stand, and the options that say so.
namespace dovetail::inline DOVETAIL_TARGET {

/// How far a window moves from one element of the result to the next: Strides<2>, or one number an axis.
template <std::size_t... N>
struct Strides {};
/// How far the elements are apart that a kernel sees, Keras's dilation_rate: Dilation<2>, or one number an axis.
template <std::size_t... N>
struct Dilation {};
/// Channels are divided into that many groups, each with kernels of its own.
template <std::size_t N>
struct Groups {};
/// Windows are those that fit: the result is smaller than the sample. The default.
struct Valid {};
/// Zeros around the sample, half of them on each side, the odd one behind: with a stride of 1 the result is as large.
struct Same {};
/// Zeros before a sequence: no element of the result sees a later one.
struct Causal {};

namespace detail::problems {
template <std::size_t H, std::size_t W, std::size_t... E>
struct has_a_window_of_H_by_W_that_does_not_fit_shape {};
template <std::size_t K, std::size_t... E>
struct has_a_window_of_K_that_does_not_fit_shape {};
template <std::size_t... E>
struct put_the_channels_last_as_in_shape {};
}  // namespace detail::problems

namespace detail::layers {

/// One axis of a convolution or a pooling: how many elements a sample has, and a window; where windows stand.
struct ConvolutionAxis {
  std::size_t size, kernel, stride, dilation, before, behind;  ///< zeros before and behind the sample

  /// From its first to its last element.
  constexpr std::size_t reach() const { return (kernel - 1) * dilation + 1; }
  /// With zeros.
  constexpr std::size_t padded() const { return before + size + behind; }
  /// Whether one window fits.
  constexpr bool fits() const { return size > 0 && kernel > 0 && padded() >= reach(); }
  /// Elements of the result.
  constexpr std::size_t output() const { return fits() ? (padded() - reach()) / stride + 1 : 1; }
  /// Those of the result of another sample, with the same zeros around it; 0 where no window fits.
  constexpr std::size_t output_of(std::size_t other_size) const {
    const ConvolutionAxis other{other_size, kernel, stride, dilation, before, behind};
    return other.fits() ? other.output() : 0;
  }

  /// What window i sees of the sample, without gaps.
  struct Seen {
    std::size_t first, count;
  };
  constexpr Seen window(std::size_t i) const {
    const std::size_t start = i * stride, end = start + kernel;  // with zeros
    const std::size_t first = start > before ? start - before : 0;
    return {first, (end > before + size ? size : end - before) - first};
  }
};
template <class Padding>
constexpr ConvolutionAxis convolution_axis(std::size_t size, std::size_t kernel, std::size_t stride,
                                           std::size_t dilation) {
  ConvolutionAxis axis{size, kernel, stride, dilation, 0, 0};
  if (kernel == 0) return axis;
  if (std::same_as<Padding, Causal>) axis.before = axis.reach() - 1;
  if (std::same_as<Padding, Same>) {
    const std::size_t needed = ((size + stride - 1) / stride - 1) * stride + axis.reach();
    const std::size_t zeros = needed > size ? needed - size : 0;
    axis.before = zeros / 2;
    axis.behind = zeros - axis.before;
  }
  return axis;
}
template <class Option>
using padding_of = std::conditional_t<Option::template has<Same>, Same,
                                      std::conditional_t<Option::template has<Causal>, Causal, Valid>>;

/// What is wrong where a window of H by W is larger than a sample of shape In.
template <class In, std::size_t H, std::size_t W, class... Hint>
struct too_large;
template <std::size_t... E, std::size_t H, std::size_t W, class... Hint>
struct too_large<Shape<E...>, H, W, Hint...> {
  using type =
      phrases<std::conditional_t<sizeof...(E) == 2, problems::has_a_window_of_K_that_does_not_fit_shape<W, E...>,
                                 problems::has_a_window_of_H_by_W_that_does_not_fit_shape<H, W, E...>>,
              Hint...>;
};
// Of 1, 3 or 4 channels that come first, as PyTorch has them.
template <std::size_t C, std::size_t Rows, std::size_t Columns, std::size_t H, std::size_t W, class... Hint>
  requires((C == 1 || C == 3 || C == 4) && H <= Rows && W <= Columns)
struct too_large<Shape<C, Rows, Columns>, H, W, Hint...> {
  using type = phrases<problems::has_a_window_of_H_by_W_that_does_not_fit_shape<H, W, C, Rows, Columns>,
                       problems::put_the_channels_last_as_in_shape<Rows, Columns, C>>;
};
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
