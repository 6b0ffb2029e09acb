// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/kernels/channels.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/power.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct needs_a_momentum_from_0_to_1_and_an_epsilon_above_0 {};
}  // namespace detail::problems

namespace detail::layers {

// Of C channels, whatever the other extents are.
template <class T, std::size_t C>
struct BatchNormalizationParameters {
  using Vector = Tensor<T, C>;
  BOOST_HANA_DEFINE_STRUCT(BatchNormalizationParameters, (Vector, gamma), (Vector, beta));
};
template <class T, std::size_t C>
struct BatchNormalizationState {
  using Vector = Tensor<T, C>;
  BOOST_HANA_DEFINE_STRUCT(BatchNormalizationState, (Vector, moving_mean), (Vector, moving_variance));
};

template <class L>
struct FixedBatchNormalization;
template <class S, class Option>
struct BatchNormalizationAt;

template <std::size_t... E, class Option>
struct BatchNormalizationAt<Shape<E...>, Option> {
  using input = Shape<E...>;
  using output = input;
  using gives = Gives::neither;
  using lengths = Lengths::refused;
  template <class>
  using at = BatchNormalizationAt;
  using while_not_trained = FixedBatchNormalization<BatchNormalizationAt>;
  static constexpr double momentum = Option::template value<Momentum>;
  static constexpr double epsilon = Option::template value<Epsilon>;  // weights are of no use with another one
  using problem = std::conditional_t<(momentum >= 0 && momentum <= 1 && epsilon > 0), none,
                                     phrases<problems::needs_a_momentum_from_0_to_1_and_an_epsilon_above_0>>;
  static constexpr std::size_t C = input::dims[sizeof...(E) - 1];
  static constexpr std::size_t multiply_adds = output::size;
  using initializers = Initializers<Ones, Zeros>;        // gamma, beta
  using state_initializers = Initializers<Zeros, Ones>;  // moving_mean, moving_variance
  using names_in_pytorch =
      NamesInPyTorch<InPyTorch<"gamma", "weight">, InPyTorch<"beta", "bias">, InPyTorch<"moving_mean", "running_mean">,
                     InPyTorch<"moving_variance", "running_var">>;

  template <class T>
  using Parameters = BatchNormalizationParameters<T, C>;
  template <class T>
  using State = BatchNormalizationState<T, C>;
  template <class T, std::size_t B>
  struct Cache {  // of this batch
    using Vector = View<T, C>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Vector, mean), (Vector, scale));
  };

  template <class T, std::size_t B>
  static constexpr void forward(const Parameters<T>& p, View<const T, B, E...> x, View<T, B, E...> y,
                                Inference<BatchNormalizationAt, T, B> pass) {
    T scale[C];
    kernels::for_each_channel<T, C>([&](auto at) { at.store(scale, scale_at(at, p, pass.state)); });
    const T *const mean = pass.state.moving_mean.data(), *const beta = p.beta.data();
    for (std::size_t first = 0; first < x.size(); first += C)
      kernels::for_each_channel<T, C>([&](auto at) {
        const auto d = at.load(x.data() + first) - at.load(mean);
        at.store(y.data() + first, simd::fma(d, at.load(scale), at.load(beta)));
      });
  }
  // The same as y = scale · x + shift, for a product before it to end in.
  template <class T>
  static constexpr void scale_and_shift(const Parameters<T>& p, const State<T>& state, T* scale, T* shift) noexcept {
    kernels::for_each_channel<T, C>([&](auto at) {
      const auto factor = scale_at(at, p, state);
      at.store(scale, factor);
      at.store(shift, simd::fma(-at.load(state.moving_mean.data()), factor, at.load(p.beta.data())));
    });
  }

  template <class T, std::size_t B>
  static void train(const Parameters<T>& p, View<const T, B, E...> x, View<T, B, E...> y,
                    Training<BatchNormalizationAt, T, B> pass) {
    using Values = kernels::PerChannel<T, C>;
    const T count = static_cast<T>(x.size() / C);
    const auto mean = pass.cache.mean, scale = pass.cache.scale;
    const auto elements = [x](std::size_t i, auto at) { return std::array{at.load(x.data() + i)}; };
    kernels::sum_channels<T, C>(x.size(), elements, {mean.data()});
    for (T& value : mean) value /= count;

    // d = x - mean, with a mean that is rounded: by Σ d / count, which leaves the variance (Σ d² - (Σ d)² / count) /
    // count.
    T off[C];
    const auto squares = [&x, mean = Values(mean)](std::size_t i, auto at) {
      const auto d = at.load(x.data() + i) - at.load(mean.row);
      return std::array{d, d * d};
    };
    kernels::sum_channels<T, C>(x.size(), squares, {off, scale.data()});
    for (std::size_t c = 0; c < C; ++c) {
      off[c] /= count;
      const T variance = (std::max)(scale(c) / count - off[c] * off[c], T(0));  // NaN where it is
      mean(c) += off[c];
      moving(pass.state.moving_mean(c), mean(c));
      moving(pass.state.moving_variance(c), variance);
      scale(c) = T(1) / std::sqrt(variance + T(epsilon));
    }
    kernels::for_elements_by_channel<T, C>(
        x.size(), [&, mean = Values(mean), gamma = Values([&](std::size_t c) { return p.gamma(c) * scale(c); }),
                   beta = Values(p.beta)](std::size_t i, auto at) {
          at.store(y.data() + i, at.load(gamma.row) * (at.load(x.data() + i) - at.load(mean.row)) + at.load(beta.row));
        });
  }

  // With h = (x - mean) · scale:  dbeta = Σ dy,  dgamma = Σ dy h,
  // dx = gamma · scale · (dy - (dbeta + h dgamma) / count)        Ioffe, Szegedy (2015), section 3
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, E...> x, View<const T, B, E...> /*y*/,
                       View<const T, B, E...> dy, View<T, B, E...> dx, Parameters<T>& gradient,
                       Training<BatchNormalizationAt, T, B> pass) {
    using Values = kernels::PerChannel<T, C>;
    const T count = static_cast<T>(x.size() / C);
    const auto h = [&x, mean = Values(pass.cache.mean), scale = Values(pass.cache.scale)](std::size_t i, auto at) {
      return (at.load(x.data() + i) - at.load(mean.row)) * at.load(scale.row);
    };
    const auto terms = [&](std::size_t i, auto at) {
      const auto slope = at.load(dy.data() + i);
      return std::array{slope, slope * h(i, at)};
    };
    kernels::sum_channels<T, C>(x.size(), terms, {gradient.beta.data(), gradient.gamma.data()});
    if (dx.data() == nullptr) return;
    const Values factor([&](std::size_t c) { return p.gamma(c) * pass.cache.scale(c); }),
        beta([&](std::size_t c) { return gradient.beta(c) / count; }),
        gamma([&](std::size_t c) { return gradient.gamma(c) / count; });
    kernels::for_elements_by_channel<T, C>(x.size(), [&](std::size_t i, auto at) {
      const auto shared = at.load(beta.row) + h(i, at) * at.load(gamma.row);
      at.store(dx.data() + i, at.load(factor.row) * (at.load(dy.data() + i) - shared));
    });
  }

 private:
  // gamma / √(moving_variance + epsilon)
  template <class T>
  static constexpr auto scale_at(auto at, const Parameters<T>& p, const State<T>& state) noexcept {
    const auto variance = at.load(state.moving_variance.data());
    return at.load(p.gamma.data()) / simd::sqrt(variance + decltype(variance)(T(epsilon)));
  }
  template <class T>
  static void moving(T& average, T now) {
    average += T(1 - momentum) * (now - average);
  }
};

/// L, which is not trained: y = scale · x + shift in training too, and dx = scale · dy.
template <class L>
struct FixedBatchNormalization {
  using lengths = Lengths::kept;

  template <class T>
  using Parameters = typename L::template Parameters<T>;
  template <class T>
  using State = typename L::template State<T>;
  template <class T, std::size_t B>
  using Scratch = Nothing<>;  // backward has its pass

  static constexpr void forward(const auto& p, auto x, auto y, auto pass) { L::forward(p, x, y, pass); }
  template <class T, std::size_t B, std::size_t... E>
  static void backward(const Parameters<T>& p, View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/,
                       View<const T, B, E...> dy, View<T, B, E...> dx, auto pass) {
    T scale[L::C], shift[L::C];
    L::scale_and_shift(p, pass.state, scale, shift);
    for (std::size_t first = 0; first < dx.size(); first += L::C)
      kernels::for_each_channel<T, L::C>(
          [&](auto at) { at.store(dx.data() + first, at.load(dy.data() + first) * at.load(scale)); });
  }
};

}  // namespace detail::layers

/// y = gamma · (x - mean) / √(variance + epsilon) + beta, for each channel of the last axis. Training takes
/// mean and (biased) variance of the batch and follows them with moving averages, inference takes those; a Dense before
/// it then ends in y = scale · x + shift of each column, with scale = gamma / √(variance + epsilon) and
/// shift = beta - scale · mean.
/// Statistics of n values with mean μ and variance σ² are exact to rounding, however large μ is beside σ: with ε =
/// 2^-24 in float (2^-53 in double) and k = 200 + 3 log₂ n, the mean is off by at most ε (|μ| + k σ), the variance by k
/// ε σ², as long as k ε |μ| < σ; the gradients of beta and gamma by k ε Σ |dy| and k ε Σ |dy (x - mean)| / σ.
///
/// Options, with Keras's defaults: Momentum<0.99>, Epsilon<0.001>. Initializers: gamma Ones, beta Zeros.
/// Ioffe, Szegedy: Batch normalization (2015), algorithms 1 and 2.
struct BatchNormalization {
  using options = Options<Momentum<0.99>, Epsilon<1e-3>>;
  template <class S, class... Option>
  using at = detail::layers::BatchNormalizationAt<S, chosen<options, Option...>>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
