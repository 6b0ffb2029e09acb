// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/kernels/gemm.hpp>
#include <dovetail/kernels/reduce.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_In_and_Out_or_Out_alone {};
}  // namespace detail::problems

namespace detail::layers {

template <class T, std::size_t In, std::size_t Out, bool HasBias>
struct DenseParameters {
  using Kernel = Tensor<T, In, Out>;
  using Bias = std::conditional_t<HasBias, Tensor<T, Out>, Nothing<T>>;
  BOOST_HANA_DEFINE_STRUCT(DenseParameters, (Kernel, kernel), (Bias, bias));
};

/// y = activation(x · kernel + bias), with x of shape (B, In) and y of shape (B, Out).
template <std::size_t In, std::size_t Out, class Option>
struct DenseAt {
  static constexpr bool has_bias = !Option::template has<NoBias>;
  using input = Shape<In>;
  using output = Shape<Out>;
  using gives = Gives::logits;
  using initializers = Initializers<GlorotUniform, Zeros>;  // kernel, bias
  using names_in_pytorch = NamesInPyTorch<InPyTorch<"kernel", "weight", 1, 0>, InPyTorch<"bias", "bias">>;

  template <class T>
  using Parameters = DenseParameters<T, In, Out, has_bias>;

  static constexpr bool ends_in_activation = true, ends_in_scale_and_shift = true;
  static constexpr std::size_t multiply_adds = In * Out;

  template <class T, std::size_t B, class Activation = kernels::Identity>
  static constexpr void forward(const Parameters<T>& p, View<const T, B, In> x, View<T, B, Out> y,
                                Activation activation = {}) {
    gemm(x, p.kernel.view(), y, add_bias(p.bias, activation));
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, In> x, View<const T, B, Out> y,
                       View<const T, B, Out> dy, View<T, B, In> dx, Parameters<T>& gradient) {
    backward(p, x, y, dy, gradient);
    backward(p, x, y, dy, dx);
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, In> /*x*/, View<const T, B, Out> /*y*/,
                       View<const T, B, Out> dy, View<T, B, In> dx) {
    gemm_nt(dy, p.kernel.view(), dx);  // dx = dy · kernelᵀ
  }
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& /*p*/, View<const T, B, In> x, View<const T, B, Out> /*y*/,
                       View<const T, B, Out> dy, Parameters<T>& gradient) {
    gemm_tn(x, dy, gradient.kernel.view());                      // dkernel = xᵀ · dy
    if constexpr (has_bias) sum_rows(dy, gradient.bias.view());  // dbias = Σ_B dy
  }
};

}  // namespace detail::layers

/// y = x · kernel + bias: Dense<784, 128>, or Dense<128> after another layer. With other numbers it is an error.
template <std::size_t... E>
struct Dense {
  template <class>
  using at = Dense;
  using problem = detail::phrases<detail::problems::takes_In_and_Out_or_Out_alone>;
};

/// y = x · kernel + bias, with x of shape (B, In), kernel (In, Out), bias (Out) and y (B, Out).
/// Options: NoBias. Initializers: kernel GlorotUniform, bias Zeros.
template <std::size_t In, std::size_t Out>
struct Dense<In, Out> : detail::layers::DenseAt<In, Out, chosen<Options<NoBias>>> {
  using options = Options<NoBias>;
  template <class, class... Option>
  using at =
      std::conditional_t<sizeof...(Option) == 0, Dense, detail::layers::DenseAt<In, Out, chosen<options, Option...>>>;
};

/// y = x · kernel + bias, with In inferred from the layer before.
template <std::size_t Out>
struct Dense<Out> {
  using options = Options<NoBias>;
  template <class S, class... Option>
  using at = typename Dense<S::dims[S::rank - 1], Out>::template at<S, Option...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
