// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/convolution.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t F, std::size_t Kernel>
struct Conv1D;
template <std::size_t F, std::size_t KernelHeight, std::size_t KernelWidth>
struct Conv2D;

namespace detail::layers {
// What Conv1D<F, K> is for sequences of N x C: images of one row.
template <std::size_t N, std::size_t C, std::size_t F, std::size_t K, class Option>
consteval auto conv_1d() {
  using In = Shape<N, C>;
  constexpr std::size_t groups = Option::template sizes<Groups>[0];
  constexpr ConvolutionAxis row{1, 1, 1, 1, 0, 0};
  constexpr auto steps = layers::convolution_axis<padding_of<Option>>(N, K, Option::template sizes<Strides>[0],
                                                                      Option::template sizes<Dilation>[0]);
  using Problem =
      decltype(layers::convolution_problem<In, F, groups, row, steps, problems::write<With<Conv1D<F, K>, Same>>>());
  if constexpr (!is_none<Problem>) {
    return std::type_identity<wrong_shape<In, Problem>>{};
  } else {
    return std::type_identity<Convolution<In, Shape<steps.output(), F>, Shape<K, C / groups, F>, row, steps, Option>>{};
  }
}

template <class S, std::size_t F, std::size_t K, class Option>
struct conv_1d_at {
  using type = wrong_shape<S, takes_sequences<S, Conv2D<F, K, K>>>;
};
template <std::size_t N, std::size_t C, std::size_t F, std::size_t K, class Option>
struct conv_1d_at<Shape<N, C>, F, K, Option> : decltype(layers::conv_1d<N, C, F, K, Option>()) {};
}  // namespace detail::layers

/// y(t, f) = Σ x(t · stride + k · dilation, c) · kernel(k, c, f) + bias(f), Keras's convolution of sequences: x of
/// shape (T, C), kernel (Kernel, C / groups, F), bias (F). Options: Strides<1>, Dilation<1>, Groups<1>, Valid, Same or
/// Causal, NoBias. Initializers: kernel GlorotUniform, bias Zeros.
template <std::size_t F, std::size_t Kernel>
struct Conv1D {
  using options = Options<Strides<1>, Dilation<1>, Groups<1>, OneOf<Valid, Same, Causal>, NoBias>;
  template <class S, class... Option>
  using at = typename detail::layers::conv_1d_at<S, F, Kernel, chosen<options, Option...>>::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
