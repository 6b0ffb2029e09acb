// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/networks/fusion.hpp>

/// What runs: the steps of a chain one after the other, with the memory between them. Knows no checks.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {
/// One block of memory for what goes from step to step: it lies in turn at the two ends of the block, and what
/// a step needs for itself lies between. So the block has room for the step that needs most, and no more.
/// In constant expressions memory has a type: all that goes from step to step lies in one array of T.
template <class T, std::size_t B, class Steps>
struct Relay;
template <class T, std::size_t B, class... S>
struct Relay<T, B, hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);
  std::byte *begin = nullptr, *end = nullptr;
  std::size_t rows;
  T* constants = nullptr;

  template <class Plan>
  constexpr Relay(layers::Arena<B, Plan> arena, std::size_t samples) : rows(samples) {
    if (std::is_constant_evaluated()) {
      constants = new T[constants_before(steps)];
    } else {
      begin = arena.shared;
      end = begin + layers::bytes_of<layers::Arena<B, Plan>>(samples).shared;
    }
  }
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;
  constexpr ~Relay() {
    if (std::is_constant_evaluated()) delete[] constants;
  }

  // Of what enters step I, in bytes; x and y lie elsewhere.
  template <std::size_t I>
  static constexpr std::size_t size([[maybe_unused]] std::size_t rows) {
    if constexpr (I == 0 || I == steps) {
      return 0;
    } else {
      return layers::byte_count<layers::Batch<T, B, typename layers::element<I, hana::tuple<S...>>::input>>(rows);
    }
  }
  static constexpr std::array<std::size_t, steps + 1> sizes([[maybe_unused]] std::size_t rows) {
    std::array<std::size_t, steps + 1> all{layers::byte_count<layers::Batch<T, B, typename S::input>>(rows)...};
    all[0] = 0;
    return all;
  }
  // Of the block, where each step needs so much for itself.
  static constexpr std::size_t bytes(std::size_t rows, const std::array<std::size_t, steps>& own) {
    const auto between = sizes(rows);
    std::size_t most = 0;
    for (std::size_t i = 0; i < steps; ++i) most = std::max(most, between[i] + own[i] + between[i + 1]);
    return most;
  }

  // Elements of what enters the steps before step I.
  constexpr std::size_t constants_before(std::size_t step) const {
    std::size_t count = 0, i = 0;
    for (const std::size_t size : std::initializer_list<std::size_t>{S::input::size...})
      count += i++ < step ? rows * size : 0;
    return count;
  }

  template <std::size_t I>
  constexpr T* entering() const {
    if (std::is_constant_evaluated()) return constants + constants_before(I);
    return reinterpret_cast<T*>(I % 2 == 0 ? begin : end - size<I>(rows));
  }
  template <std::size_t I>
  std::byte* own() const {
    return begin + size<I + I % 2>(rows);
  }
};

/// Inference: nothing is kept.
template <class Steps>
struct InferencePipeline;
template <class... S>
struct InferencePipeline<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);

  template <class T, std::size_t B>
  using Relay = networks::Relay<T, B, hana::tuple<S...>>;
  template <class T, std::size_t B>
  struct Plan {
    static constexpr layers::Bytes bytes([[maybe_unused]] std::size_t rows) {
      return {0, Relay<T, B>::bytes(rows, {layers::byte_count<scratch_of<typename S::layer, T, B>>(rows)...})};
    }
  };
  template <class T, std::size_t B>
  using Scratch = layers::Arena<B, Plan<T, B>>;

  template <class T, std::size_t B>
  static constexpr void forward(const auto& p, auto x, auto y, const auto& state, Scratch<T, B>& scratch) {
    if constexpr (steps == 0) kernels::copy(x, y);
    const std::size_t rows = x.rows();
    const Relay<T, B> relay(scratch, rows);
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      using L = typename Step::layer;
      const layers::ReadBatch<T, B, typename Step::input> in(i() == 0 ? x.data() : relay.template entering<i()>(),
                                                             rows);
      const layers::Batch<T, B, typename Step::output> out(
          i() + 1 == steps ? y.data() : relay.template entering<i() + 1>(), rows);
      scratch_of<L, T, B> own;
      if (!std::is_constant_evaluated()) {
        std::byte* next = relay.template own<i()>();
        layers::place(own, next, rows);
      }
      layers::run_forward<L>(hana::at_c<Step::index>(p), in, out,
                             Inference<L, T, B>{hana::at_c<Step::index>(state), own});
    });
  }
};

/// Training: every output is kept for the way back, behind its step's cache.
template <class Steps>
struct TrainingPipeline;
template <class... S>
struct TrainingPipeline<hana::tuple<S...>> {
  static constexpr std::size_t steps = sizeof...(S);

  template <class T, std::size_t B>
  using Relay = networks::Relay<T, B, hana::tuple<S...>>;
  template <class T, std::size_t B>
  struct Plan {
    static constexpr layers::Bytes bytes([[maybe_unused]] std::size_t rows) {
      const std::array<layers::Bytes, steps> caches{layers::bytes_of<cache_of<typename S::layer, T, B>>(rows)...};
      std::array<std::size_t, steps> own{};
      layers::Bytes total;
      for (const std::size_t output : Relay<T, B>::sizes(rows)) total.kept += output;
      for (std::size_t i = 0; i < steps; ++i) total.kept += caches[i].kept, own[i] = caches[i].shared;
      total.shared = Relay<T, B>::bytes(rows, own);
      return total;
    }
  };
  template <class T, std::size_t B>
  using Cache = layers::Arena<B, Plan<T, B>>;

  template <class T, std::size_t B>
  static void train(const auto& p, auto x, auto y, auto& state, Cache<T, B>& cache, Random& random) {
    if constexpr (steps == 0) kernels::copy(x, y);
    const std::size_t rows = x.rows();
    const Relay<T, B> relay(cache, rows);
    const T* from = x.data();
    std::byte* kept = cache.kept;
    layers::for_indices<steps>([&](auto i) {
      using Step = layers::element<i(), hana::tuple<S...>>;
      using L = typename Step::layer;
      cache_of<L, T, B> own;
      layers::place(own, kept, relay.template own<i()>(), rows);
      kept += layers::bytes_of<cache_of<L, T, B>>(rows).kept;
      T* const to = i() + 1 == steps ? y.data() : reinterpret_cast<T*>(kept);
      kept += relay.template size<i() + 1>(rows);
      layers::run_train<L>(hana::at_c<Step::index>(p), layers::ReadBatch<T, B, typename Step::input>(from, rows),
                           layers::Batch<T, B, typename Step::output>(to, rows),
                           Training<L, T, B>{hana::at_c<Step::index>(state), own, random});
      from = to;
    });
  }

  /// Overwrites gradient, and dx unless it is null or Nothing.
  template <class T, std::size_t B>
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto& state, Cache<T, B>& cache,
                       Random& random) {
    constexpr bool never = std::same_as<decltype(dx), Nothing<>>;
    T* first = nullptr;
    if constexpr (!never) first = dx.data();
    const bool wanted = first != nullptr;
    if constexpr (steps == 0 && !never)
      if (wanted) kernels::copy(dy, dx);
    const std::size_t rows = x.rows();
    const Relay<T, B> relay(cache, rows);
    std::byte* kept = cache.kept + layers::bytes_of<Cache<T, B>>(rows).kept;
    layers::for_indices<steps>([&](auto reverse) {
      constexpr std::size_t i = steps - 1 - reverse();
      using Step = layers::element<i, hana::tuple<S...>>;
      using L = typename Step::layer;
      if (!wanted && !trained_before<i + 1>) return;  // nothing below has parameters
      kept -= relay.template size<i + 1>(rows);
      const bool is_last = i + 1 == steps;
      const layers::ReadBatch<T, B, typename Step::output> out(is_last ? y.data() : reinterpret_cast<const T*>(kept),
                                                               rows),
          dout(is_last ? dy.data() : relay.template entering<i + 1>(), rows);
      kept -= layers::bytes_of<cache_of<L, T, B>>(rows).kept;
      cache_of<L, T, B> own;
      layers::place(own, kept, relay.template own<i>(), rows);
      const T* const from = i == 0 ? x.data() : reinterpret_cast<const T*>(kept - relay.template size<i>(rows));
      const auto run = [&](auto to) {
        layers::run_backward<L>(hana::at_c<Step::index>(p), layers::ReadBatch<T, B, typename Step::input>(from, rows),
                                out, dout, to, hana::at_c<Step::index>(gradient),
                                Training<L, T, B>{hana::at_c<Step::index>(state), own, random});
      };
      using Gives = layers::Batch<T, B, typename Step::input>;
      if constexpr (never && !trained_before<i>) {
        run(Nothing<>{});
      } else if constexpr (i == 0) {
        run(Gives(first, rows));
      } else {
        run(Gives(wanted || trained_before<i> ? relay.template entering<i>() : nullptr, rows));
      }
    });
  }

 private:
  // Whether a step before step I has parameters.
  template <std::size_t I>
  static constexpr bool trained_before = [] {
    std::size_t place = 0, found = 0;
    for (const bool trained : std::initializer_list<bool>{layers::has_parameters<typename S::layer>...})
      found += place++ < I && trained;
    return found > 0;
  }();
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
