// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/kernels/channels.hpp>
#include <dovetail/kernels/moments.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/simd/power.hpp>
#include <dovetail/tensor/finite.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {

/// NaN everywhere: a network that was not adapted answers nothing.
struct Unknown : Constant<std::numeric_limits<double>::quiet_NaN()> {};

// Of C channels, whatever the other extents are.
template <class T, std::size_t C>
struct NormalizationState {
  using Vector = Tensor<T, C>;
  BOOST_HANA_DEFINE_STRUCT(NormalizationState, (Vector, mean), (Vector, variance));
};

template <class S>
struct NormalizationAt;

template <std::size_t... E>
struct NormalizationAt<Shape<E...>> {
  using input = Shape<E...>;
  using output = input;
  using gives = Gives::neither;
  using lengths = Lengths::kept_by_rows;
  template <class>
  using at = NormalizationAt;
  static constexpr std::size_t C = input::dims[sizeof...(E) - 1];
  static constexpr std::size_t multiply_adds = output::size;
  static constexpr double epsilon = 1e-7;
  using state_initializers = Initializers<Unknown, Ones>;  // mean, variance

  template <class T>
  using State = NormalizationState<T, C>;

  template <class T, std::size_t B>
  struct Cache {
    using Vector = View<T, C>;
    BOOST_HANA_DEFINE_STRUCT(Cache, (Vector, scale));
  };

  template <class T>
  static void adapt(View<const T, dynamic, E...> x, State<T>& state) {
    double mean[C], variance[C];
    kernels::moments<C>(x.data(), x.size() / C, mean, variance);
    for (std::size_t c = 0; c < C; ++c) {
      state.mean(c) = static_cast<T>(mean[c]);
      state.variance(c) = variance[c] > 0 ? static_cast<T>(variance[c]) : T(1);
    }
  }
  template <class T>
  static bool is_adapted(const State<T>& state) {
    return is_finite(state.mean(0));
  }
  template <class T, std::size_t B>
  static constexpr void forward(View<const T, B, E...> x, View<T, B, E...> y, Inference<NormalizationAt, T, B> pass) {
    T scale[C];
    normalize(x.data(), y.data(), y.size(), pass.state, scale);
  }
  template <class T, std::size_t B>
  static void train(View<const T, B, E...> x, View<T, B, E...> y, Training<NormalizationAt, T, B> pass) {
    normalize(x.data(), y.data(), y.size(), pass.state, pass.cache.scale.data());
  }
  template <class T, std::size_t B>
  static void backward(View<const T, B, E...> /*x*/, View<const T, B, E...> /*y*/, View<const T, B, E...> dy,
                       View<T, B, E...> dx, Training<NormalizationAt, T, B> pass) {
    if (dx.data() == nullptr) return;
    const T* const scale = pass.cache.scale.data();
    for (std::size_t first = 0; first < dx.size(); first += C)
      kernels::for_each_channel<T, C>(
          [&](auto at) { at.store(dx.data() + first, at.load(dy.data() + first) * at.load(scale)); });
  }

  // The same as y = scale · x + shift, which rounds more where the mean is large beside the deviation.
  template <class T>
  static constexpr void scale_and_shift(const State<T>& state, T* scale, T* shift) noexcept {
    kernels::for_each_channel<T, C>([&](auto at) {
      const auto factor = scale_at(at, state);
      at.store(scale, factor);
      at.store(shift, -at.load(state.mean.data()) * factor);
    });
  }

 private:
  // 1 / max(√variance, epsilon)
  template <class T>
  static constexpr auto scale_at(auto at, const State<T>& state) noexcept {
    using Pack = typename decltype(at)::Pack;
    return Pack(T(1)) / simd::maximum(simd::sqrt(at.load(state.variance.data())), Pack(T(epsilon)));
  }
  template <class T>
  static constexpr void normalize(const T* x, T* y, std::size_t size, const State<T>& state, T* scale) {
    const T* const mean = state.mean.data();
    kernels::for_each_channel<T, C>([&](auto at) { at.store(scale, scale_at(at, state)); });
    for (std::size_t first = 0; first < size; first += C)
      kernels::for_each_channel<T, C>(
          [&](auto at) { at.store(y + first, (at.load(x + first) - at.load(mean)) * at.load(scale)); });
  }
};

}  // namespace detail::layers

/// y = (x - mean) / max(√variance, 1e-7), for each channel of the last axis, with the mean and the (biased) variance of
/// the data that adapt(network, x) has seen, summed in double. They are kept and saved with the weights, and not
/// trained. A channel that is constant in that data becomes x - mean. Until it is adapted, a network answers NaN, and
/// fit and evaluate throw ValueError.
struct Normalization {
  template <class S>
  using at = detail::layers::NormalizationAt<S>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
