// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/convolution.hpp>
#include <dovetail/kernels/spread.hpp>
#include <dovetail/layers/convolution_axis.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>

/// What the layers of convolutions have in common: what can be wrong with them, and both directions.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t G, std::size_t C, std::size_t F>
struct has_G_groups_that_do_not_divide_C_channels_and_F_features {};
struct needs_a_feature_and_a_window_of_at_least_1 {};
}  // namespace detail::problems

namespace detail::layers {

// Named by what they depend on: the same for all sizes of samples.
template <class T, std::size_t F, bool HasBias, std::size_t... K>
struct ConvolutionParameters {
  using KernelTensor = Tensor<T, K...>;
  using Bias = std::conditional_t<HasBias, Tensor<T, F>, Nothing<T>>;
  BOOST_HANA_DEFINE_STRUCT(ConvolutionParameters, (KernelTensor, kernel), (Bias, bias));
};

/// What is wrong with a convolution of samples of shape In, with a hint where its window is too large.
template <class In, std::size_t F, std::size_t G, ConvolutionAxis Rows, ConvolutionAxis Columns, class... Hint>
consteval auto convolution_problem() {
  constexpr std::size_t C = In::dims[In::rank - 1];
  if constexpr (F == 0 || Rows.kernel == 0 || Columns.kernel == 0) {
    return phrases<problems::needs_a_feature_and_a_window_of_at_least_1>{};
  } else if constexpr (C % G != 0 || F % G != 0) {
    return phrases<problems::has_G_groups_that_do_not_divide_C_channels_and_F_features<G, C, F>>{};
  } else if constexpr (!Rows.fits() || !Columns.fits()) {
    return typename layers::too_large<In, Rows.reach(), Columns.reach(), Hint...>::type{};
  } else {
    return none{};
  }
}

/// y = activation(x * kernel + bias), of samples that are images of Rows x Columns, and of F features.
template <class In, class Out, class Kernel, ConvolutionAxis Rows, ConvolutionAxis Columns, class Option>
struct Convolution;
template <class In, class Out, std::size_t... K, ConvolutionAxis Rows, ConvolutionAxis Columns, class Option>
struct Convolution<In, Out, Shape<K...>, Rows, Columns, Option> {
  static constexpr bool has_bias = !Option::template has<NoBias>;
  static constexpr std::size_t C = In::dims[In::rank - 1], F = Out::dims[In::rank - 1],
                               groups = Option::template sizes<Groups>[0];
  static constexpr bool pads = Rows.padded() * Columns.padded() != Rows.size * Columns.size;
  using input = In;
  using output = Out;
  using gives = Gives::logits;
  // Of sequences. Where Same puts zeros depends on the length, unless the stride is 1.
  using lengths =
      std::conditional_t<In::rank == 2 && !(Option::template has<Same> && Columns.stride > 1), Lengths::kept, void>;
  static constexpr std::size_t length(std::size_t n) { return Columns.output_of(n); }
  using initializers = Initializers<GlorotUniform, Zeros>;  // kernel, bias
  using names_in_pytorch =                                  // the kernel (..., In, Out) is (Out, In, ...)
      NamesInPyTorch<std::conditional_t<sizeof...(K) == 4, InPyTorch<"kernel", "weight", 3, 2, 0, 1>,
                                        InPyTorch<"kernel", "weight", 2, 1, 0>>,
                     InPyTorch<"bias", "bias">>;
  static constexpr bool ends_in_activation = true, ends_in_scale_and_shift = true;
  static constexpr std::size_t multiply_adds = Out::size * (Shape<K...>::size / F);

  // On samples with zeros around them, and back from a gradient with zeros around and between its elements.
  static constexpr kernels::Window window{.height = Rows.padded(),
                                          .width = Columns.padded(),
                                          .channels = C,
                                          .rows = Rows.output(),
                                          .columns = Columns.output(),
                                          .kernel_height = Rows.kernel,
                                          .kernel_width = Columns.kernel,
                                          .row_stride = Rows.stride,
                                          .column_stride = Columns.stride,
                                          .row_dilation = Rows.dilation,
                                          .column_dilation = Columns.dilation,
                                          .groups = groups};
  static constexpr kernels::Spread padding{.rows = Rows.size,
                                           .columns = Columns.size,
                                           .channels = C,
                                           .height = Rows.padded(),
                                           .width = Columns.padded(),
                                           .top = Rows.before,
                                           .left = Columns.before};
  static constexpr kernels::Spread back{.rows = Rows.output(),
                                        .columns = Columns.output(),
                                        .channels = F,
                                        .height = Rows.size + Rows.reach() - 1,
                                        .width = Columns.size + Columns.reach() - 1,
                                        .top = Rows.reach() - 1 - Rows.before,
                                        .left = Columns.reach() - 1 - Columns.before,
                                        .row_step = Rows.stride,
                                        .column_step = Columns.stride};
  static constexpr kernels::Window back_window{.height = back.height,
                                               .width = back.width,
                                               .channels = F,
                                               .rows = Rows.size,
                                               .columns = Columns.size,
                                               .kernel_height = Rows.kernel,
                                               .kernel_width = Columns.kernel,
                                               .row_dilation = Rows.dilation,
                                               .column_dilation = Columns.dilation,
                                               .groups = groups};

  template <class T>
  using Parameters = ConvolutionParameters<T, F, has_bias, K...>;
  template <class T, std::size_t B>
  struct PaddedSample {
    using Padded = View<T, B, Rows.padded(), Columns.padded(), C>;
    BOOST_HANA_DEFINE_STRUCT(PaddedSample, (Padded, padded));
  };
  template <class T, std::size_t B>
  using Scratch = std::conditional_t<pads, PaddedSample<T, B>, Nothing<T>>;
  template <class T, std::size_t B>
  using Cache = hana::tuple<Transient<View<T, B, back.height, back.width, F>>, Transient<View<T, Shape<K...>::size>>>;

  template <class Activation = kernels::Identity>
  static constexpr void forward(const auto& p, auto x, auto y, auto pass, Activation activation = {}) {
    if (std::is_constant_evaluated())  // without memory
      return kernels::constant::convolve<F / groups>(window, padding, x.rows(), x.data(), p.kernel.data(), y.data(),
                                                     add_bias(p.bias, activation));
    kernels::convolve<F / groups, decltype(x)::shape::dims[0]>(window, x.rows(), padded(x, pass), p.kernel.data(),
                                                               y.data(), add_bias(p.bias, activation));
  }
  static void train(const auto& p, auto x, auto y, auto pass, auto... activation) {
    forward(p, x, y, pass, activation...);
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    backward(p, x, y, dy, gradient, pass);
    if (dx.data() == nullptr) return;
    using T = typename decltype(dx)::value_type;
    const auto spread = hana::at_c<0>(pass.cache).view;
    const auto flipped = hana::at_c<1>(pass.cache).view;
    kernels::spread(back, x.rows(), dy.data(), spread.data());
    kernels::flip_kernel(Rows.kernel * Columns.kernel, groups, C / groups, F / groups, p.kernel.data(), flipped.data());
    const T *const from = spread.data(), *const kernel = flipped.data();
    kernels::convolve<C / groups>(back_window, x.rows(), from, kernel, dx.data(), kernels::Epilogue<T>{});
  }
  template <class T>
  static void backward(const Parameters<T>& /*p*/, auto x, auto /*y*/, auto dy, Parameters<T>& gradient, auto pass) {
    kernels::convolve_weights<F / groups>(window, x.rows(), padded(x, pass), dy.data(), gradient.kernel.data());
    if constexpr (has_bias) sum_rows(View<const T, dynamic, F>(dy.data(), dy.size() / F), gradient.bias.view());
  }

 private:
  static constexpr auto padded(auto x, [[maybe_unused]] auto& pass) {
    if constexpr (pads) {
      kernels::spread(padding, x.rows(), x.data(), pass.scratch.padded.data());
      return static_cast<decltype(x.data())>(pass.scratch.padded.data());
    } else {
      return x.data();
    }
  }
};
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
