// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/networks/fusion.hpp>

/// What runs: the steps of a chain one after the other, with the memory between them. Knows no checks.
namespace dovetail {

namespace detail {
/// The widest of the values at even (Parity 0) or odd places.
template <std::size_t Parity>
constexpr std::size_t widest(const auto& sizes) {
  std::size_t most = 0, place = 0;
  for (const std::size_t size : sizes)
    if (place++ % 2 == Parity) most = std::max(most, size);
  return most;
}
}  // namespace detail

/// Inference: the outputs lie in turn in two buffers.
template <class Steps>
struct InferencePipeline;
template <class... S>
struct InferencePipeline<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  static constexpr std::size_t last = std::max({std::size_t{0}, S::index...});  // its output is y
  template <std::size_t I>
  using step = detail::element<I, hana::tuple<S...>>;
  static constexpr std::array<std::size_t, steps + 1> sizes{(S::index == last ? 0 : S::output::size)...};

  // The scratch of each step, and the two buffers.
  template <class T, std::size_t B>
  using Scratch = hana::tuple<hana::tuple<scratch_of<typename S::layer, T, B>...>, View<T, B, detail::widest<0>(sizes)>,
                              View<T, B, detail::widest<1>(sizes)>>;

  template <class T, std::size_t B>
  static void forward(const auto& p, auto x, auto y, const auto& state, Scratch<T, B>& scratch) {
    if constexpr (steps == 0) copy(x, y);
    for_indices<steps>([&](auto i) {
      using Step = step<i()>;
      using L = typename Step::layer;
      ReadBatch<T, B, typename Step::input> in(x.data(), x.rows());
      Batch<T, B, typename Step::output> out(y.data(), x.rows());
      if constexpr (i() > 0) in = decltype(in)(hana::at_c<1 + (i() - 1) % 2>(scratch).data(), x.rows());
      if constexpr (i() + 1 < steps) out = decltype(out)(hana::at_c<1 + i() % 2>(scratch).data(), x.rows());
      run_forward<L>(hana::at_c<Step::index>(p), in, out,
                     Inference<L, T, B>{hana::at_c<Step::index>(state), hana::at_c<i()>(hana::at_c<0>(scratch))});
    });
  }
};

/// Training: every output is kept for the way back; the gradients lie in turn in two buffers.
template <class Steps>
struct TrainingPipeline;
template <class... S>
struct TrainingPipeline<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  static constexpr std::size_t last = std::max({std::size_t{0}, S::index...});  // its output is y
  template <std::size_t I>
  using step = detail::element<I, hana::tuple<S...>>;
  static constexpr auto sizes = [] {  // of the gradients: that of step 0 is dx
    std::array<std::size_t, steps + 1> inputs{S::input::size...};
    inputs[0] = 0;
    return inputs;
  }();

  // The cache of each step, the outputs, and the two buffers.
  template <class T, std::size_t B>
  using Cache = hana::tuple<hana::tuple<cache_of<typename S::layer, T, B>...>,
                            hana::tuple<Batch<T, B, std::conditional_t<S::index == last, Shape<0>, typename S::output>>...>,
                            View<T, B, detail::widest<0>(sizes)>, View<T, B, detail::widest<1>(sizes)>>;

  template <class T, std::size_t B>
  static void train(const auto& p, auto x, auto y, auto& state, Cache<T, B>& cache, Random& random) {
    if constexpr (steps == 0) copy(x, y);
    for_indices<steps>([&](auto i) {
      using Step = step<i()>;
      using L = typename Step::layer;
      Batch<T, B, typename Step::output> out(y.data(), x.rows());
      if constexpr (i() + 1 < steps) out = hana::at_c<i()>(hana::at_c<1>(cache));
      run_train<L>(hana::at_c<Step::index>(p), entering<i()>(cache, x), out,
                   Training<L, T, B>{hana::at_c<Step::index>(state), hana::at_c<i()>(hana::at_c<0>(cache)), random});
    });
  }

  /// Overwrites gradient, and dx unless it is null.
  template <class T, std::size_t B>
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto& state, Cache<T, B>& cache,
                       Random& random) {
    const bool wanted = dx.data() != nullptr;
    if constexpr (steps == 0)
      if (wanted) copy(dy, dx);
    for_indices<steps>([&](auto reverse) {
      constexpr std::size_t i = steps - 1 - reverse();
      using Step = step<i>;
      using L = typename Step::layer;
      if (!wanted && !trained_before<i + 1>) return;  // nothing below has parameters
      ReadBatch<T, B, typename Step::output> out(y.data(), x.rows()), dout(dy.data(), x.rows());
      if constexpr (i + 1 < steps) {
        out = hana::at_c<i>(hana::at_c<1>(cache));
        dout = decltype(dout)(hana::at_c<2 + (i + 1) % 2>(cache).data(), x.rows());
      }
      Batch<T, B, typename Step::input> din(dx.data(), x.rows());
      if constexpr (i > 0) din = decltype(din)(wanted || trained_before<i> ? hana::at_c<2 + i % 2>(cache).data() : nullptr, x.rows());
      run_backward<L>(hana::at_c<Step::index>(p), entering<i>(cache, x), out, dout, din, hana::at_c<Step::index>(gradient),
                      Training<L, T, B>{hana::at_c<Step::index>(state), hana::at_c<i>(hana::at_c<0>(cache)), random});
    });
  }

 private:
  // Whether a step before step I has parameters.
  template <std::size_t I>
  static constexpr bool trained_before = [] {
    std::size_t place = 0;
    return ((place++ < I && has_parameters<typename S::layer>) || ...);
  }();

  // The input of step I: the output of the step before it.
  template <std::size_t I, class T, std::size_t B>
  static ReadBatch<T, B, typename step<I>::input> entering(Cache<T, B>& cache, auto x) {
    if constexpr (I == 0) {
      return {x.data(), x.rows()};
    } else {
      return {hana::at_c<I - 1>(hana::at_c<1>(cache)).data(), x.rows()};
    }
  }
};

}  // namespace dovetail
