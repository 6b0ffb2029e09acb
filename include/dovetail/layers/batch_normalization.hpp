// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/power.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {

template <class S, Number Momentum = 0.99, Number Epsilon = 1e-3>
struct BatchNormalizationWith;

template <std::size_t... E, Number Momentum, Number Epsilon>
struct BatchNormalizationWith<Shape<E...>, Momentum, Epsilon> {
  using input = Shape<E...>;
  using output = input;
  using gives = Gives::neither;
  using problem = std::conditional_t<(Momentum.value >= 0 && Momentum.value <= 1 && Epsilon.value > 0), none,
                                     phrases<problems::needs_a_momentum_from_0_to_1_and_an_epsilon_above_0>>;
  static constexpr double epsilon = Epsilon.value;  // weights are of no use with another one
  static constexpr std::size_t C = input::dims[sizeof...(E) - 1];
  using initializers = Initializers<Ones, Zeros>;        // gamma, beta
  using state_initializers = Initializers<Zeros, Ones>;  // moving_mean, moving_variance

  template <class T>
  struct Parameters {
    using Vector = Tensor<T, C>;
    BOOST_HANA_DEFINE_STRUCT(Parameters, (Vector, gamma), (Vector, beta));
  };
  template <class T>
  struct State {
    using Vector = Tensor<T, C>;
    BOOST_HANA_DEFINE_STRUCT(State, (Vector, moving_mean), (Vector, moving_variance));
  };
  template <class T, std::size_t B>
  struct Cache {  // of this batch
    using Vector = View<T, C>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Vector, mean), (Vector, scale));
  };

  template <class T, std::size_t B>
  static constexpr void forward(const Parameters<T>& p, View<const T, B, E...> x, View<T, B, E...> y,
                                Inference<BatchNormalizationWith, T, B> pass) {
    for (std::size_t c = 0; c < C; ++c) {
      const T variance = pass.state.moving_variance(c) + T(Epsilon.value);
      const T scale = p.gamma(c) / simd::sqrt(simd::scalar<T>(variance)).data;
      const T shift = p.beta(c) - scale * pass.state.moving_mean(c);
      for (std::size_t i = c; i < x.size(); i += C) y.data()[i] = scale * x.data()[i] + shift;
    }
  }

  template <class T, std::size_t B>
  static void train(const Parameters<T>& p, View<const T, B, E...> x, View<T, B, E...> y,
                    Training<BatchNormalizationWith, T, B> pass) {
    const T count = static_cast<T>(x.size() / C);
    auto mean = pass.cache.mean, scale = pass.cache.scale;  // scale holds the variance until it is whole
    mean.fill(T(0));
    scale.fill(T(0));
    each(x, [&](std::size_t i, std::size_t c) { mean(c) += x.data()[i] / count; });
    each(x, [&](std::size_t i, std::size_t c) {
      const T d = x.data()[i] - mean(c);
      scale(c) += d * d / count;
    });
    for (std::size_t c = 0; c < C; ++c) {
      moving(pass.state.moving_mean(c), mean(c));
      moving(pass.state.moving_variance(c), scale(c));
      scale(c) = T(1) / std::sqrt(scale(c) + T(Epsilon.value));
    }
    each(x, [&](std::size_t i, std::size_t c) {
      y.data()[i] = p.gamma(c) * (x.data()[i] - mean(c)) * scale(c) + p.beta(c);
    });
  }

  // With h = (x - mean) · scale:  dbeta = Σ dy,  dgamma = Σ dy h,
  // dx = gamma · scale · (dy - (dbeta + h dgamma) / count)        Ioffe, Szegedy (2015), section 3
  template <class T, std::size_t B>
  static void backward(const Parameters<T>& p, View<const T, B, E...> x, View<const T, B, E...> /*y*/,
                       View<const T, B, E...> dy, View<T, B, E...> dx, Parameters<T>& gradient,
                       Training<BatchNormalizationWith, T, B> pass) {
    const T count = static_cast<T>(x.size() / C);
    const auto mean = pass.cache.mean, scale = pass.cache.scale;
    const auto h = [&](std::size_t i, std::size_t c) { return (x.data()[i] - mean(c)) * scale(c); };
    gradient.gamma.fill(T(0));
    gradient.beta.fill(T(0));
    each(x, [&](std::size_t i, std::size_t c) {
      gradient.beta(c) += dy.data()[i];
      gradient.gamma(c) += dy.data()[i] * h(i, c);
    });
    if (dx.data() == nullptr) return;
    each(x, [&](std::size_t i, std::size_t c) {
      const T shared = (gradient.beta(c) + h(i, c) * gradient.gamma(c)) / count;
      dx.data()[i] = p.gamma(c) * scale(c) * (dy.data()[i] - shared);
    });
  }

 private:
  // Calls f(element, channel) for each element, row by row.
  static void each(auto x, auto f) {
    for (std::size_t i = 0; i < x.size(); i += C)
      for (std::size_t c = 0; c < C; ++c) f(i + c, c);
  }
  template <class T>
  static void moving(T& average, T now) {
    average += T(1 - Momentum.value) * (now - average);
  }
};

/// Bound to an input shape, of which the last axis has the channels.
template <class S>
struct BatchNormalizationAt : BatchNormalizationWith<S> {
  template <class>
  using at = BatchNormalizationAt;
  using options = Options<Momentum<0.99>, Epsilon<1e-3>>;
  template <class... Option>
  using with =
      BatchNormalizationWith<S, option_value<Momentum, Option...>(0.99), option_value<Epsilon, Option...>(1e-3)>;
};

}  // namespace detail::layers

/// y = gamma · (x - mean) / √(variance + epsilon) + beta, for each channel of the last axis. Training takes
/// mean and (biased) variance of the batch and follows them with moving averages, inference takes those.
/// Options, with Keras's defaults: Momentum<0.99>, Epsilon<0.001>. Initializers: gamma Ones, beta Zeros.
/// Ioffe, Szegedy: Batch normalization (2015), algorithms 1 and 2.
struct BatchNormalization {
  template <class S>
  using at = detail::layers::BatchNormalizationAt<S>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
