// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/convolution.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t F, std::size_t KernelHeight, std::size_t KernelWidth = KernelHeight>
struct Conv2D;
template <std::size_t F, std::size_t Kernel>
struct Conv1D;

namespace detail::layers {
// What Conv2D<F, KH, KW> is for images of H x W x C.
template <std::size_t H, std::size_t W, std::size_t C, std::size_t F, std::size_t KH, std::size_t KW, class Option>
consteval auto conv_2d() {
  using In = Shape<H, W, C>;
  constexpr auto strides = Option::template sizes<Strides>, dilation = Option::template sizes<Dilation>;
  constexpr std::size_t groups = Option::template sizes<Groups>[0];
  constexpr auto rows = layers::convolution_axis<padding_of<Option>>(H, KH, strides[0], dilation[0]),
                 columns = layers::convolution_axis<padding_of<Option>>(W, KW, strides[1], dilation[1]);
  using Problem = decltype(layers::convolution_problem<In, F, groups, rows, columns,
                                                       problems::write<With<Conv2D<F, KH, KW>, Same>>>());
  if constexpr (!is_none<Problem>) {
    return std::type_identity<wrong_shape<In, Problem>>{};
  } else {
    return std::type_identity<Convolution<In, Shape<rows.output(), columns.output(), F>, Shape<KH, KW, C / groups, F>,
                                          rows, columns, Option>>{};
  }
}

template <class S, std::size_t F, std::size_t KH, std::size_t KW, class Option>
struct conv_2d_at {
  using type = wrong_shape<S, takes_images<S, Conv1D<F, KH>>>;
};
template <std::size_t H, std::size_t W, std::size_t C, std::size_t F, std::size_t KH, std::size_t KW, class Option>
struct conv_2d_at<Shape<H, W, C>, F, KH, KW, Option> : decltype(layers::conv_2d<H, W, C, F, KH, KW, Option>()) {};
}  // namespace detail::layers

/// y(i, j, f) = Σ x(i · stride + k · dilation, ...) · kernel(k, l, c, f) + bias(f), Keras's convolution of images: x of
/// shape (H, W, C), channels last, kernel (KernelHeight, KernelWidth, C / groups, F), bias (F).
/// Options: Strides<1>, Dilation<1>, Groups<1>, Valid or Same, NoBias. Initializers: kernel GlorotUniform, bias Zeros.
template <std::size_t F, std::size_t KernelHeight, std::size_t KernelWidth>
struct Conv2D {
  using options = Options<Strides<1, 1>, Dilation<1, 1>, Groups<1>, OneOf<Valid, Same>, NoBias>;
  template <class S, class... Option>
  using at = typename detail::layers::conv_2d_at<S, F, KernelHeight, KernelWidth, chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
