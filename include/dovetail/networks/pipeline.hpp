// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/networks/fusion.hpp>
#include <dovetail/networks/plan.hpp>

/// What runs: the stages of a chain in order, with the memory that the plan gives them. Checks nothing.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What inference and training share: the stages, which values they take, and what they need.
template <class... S>
struct Pipeline {
  static constexpr std::size_t count = sizeof...(S);
  using stages = hana::tuple<S...>;

  template <std::size_t Idx>
  using stage = layers::element<Idx, hana::tuple<S...>>;

  /// The value that each stage takes: in a chain, what the stage before it gives.
  static constexpr std::array<std::size_t, count> sources = [] {
    std::array<std::size_t, count> values{};
    for (std::size_t i = 0; i < count; ++i) values[i] = i;
    return values;
  }();

  /// What the plan has to know. The last value is the output, which lies elsewhere.
  template <class T, std::size_t B>
  static constexpr std::array<PlannedStage, count> planned([[maybe_unused]] std::size_t rows,
                                                           const std::array<layers::Bytes, count>& own) {
    const std::array<std::size_t, count> outputs{layers::byte_count<layers::Batch<T, B, typename S::output>>(rows)...};
    std::array<PlannedStage, count> stages{};
    for (std::size_t i = 0; i < count; ++i) stages[i] = {sources[i], i + 1 == count ? 0 : outputs[i], own[i]};
    return stages;
  }
};

// What a stage takes: the input, whose elements may be of another type than the network's numbers, or a value.
template <class Stage, std::size_t B, bool Input, class X, class T>
constexpr auto taken([[maybe_unused]] const X* x, [[maybe_unused]] const T* value, std::size_t rows) {
  if constexpr (Input)
    return layers::ReadBatch<X, B, typename Stage::input>(x, rows);
  else
    return layers::ReadBatch<T, B, typename Stage::input>(value, rows);
}

// The layout of a plan; a constant where the rows are.
template <class Plan, std::size_t B>
constexpr auto layout_of([[maybe_unused]] std::size_t rows) {
  if constexpr (B == dynamic) {
    return Plan::layout(rows);
  } else {
    constexpr auto fixed = Plan::layout(B);
    return fixed;
  }
}

/// Inference: nothing stays.
template <class Stages>
struct InferencePipeline;
template <class... S>
struct InferencePipeline<hana::tuple<S...>> : Pipeline<S...> {
  using Pipeline<S...>::count, Pipeline<S...>::sources;
  template <std::size_t Idx>
  using stage = typename Pipeline<S...>::template stage<Idx>;

  template <class T, std::size_t B>
  struct Plan {
    [[gnu::noinline]] static constexpr BlockLayout<count> layout(std::size_t rows) {
      return networks::inference_layout(Pipeline<S...>::template planned<T, B>(
          rows, {layers::bytes_of<scratch_of<typename S::layer, T, B>>(rows)...}));
    }
    static constexpr layers::Bytes bytes(std::size_t rows) { return {0, layout(rows).bytes}; }
  };
  template <class T, std::size_t B>
  using Scratch = layers::Reserved<B, Plan<T, B>>;

  template <class T, std::size_t B, class State>
  static constexpr void forward(const auto& p, auto x, auto y, layers::InferencePass<State, Scratch<T, B>> pass) {
    if constexpr (count == 0) kernels::copy(x, y);
    const std::size_t rows = x.rows();
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const kernels::Arrays<T> values(pass.scratch.transient, layout.bytes);
    layers::for_indices<count>([&](auto i) __attribute__((always_inline)) {
      using Stage = stage<i()>;
      using L = typename Stage::layer;
      constexpr std::size_t source = sources[i()];
      const auto in = networks::taken < Stage, B, source == 0 > (x.data(), values.at(layout.value[source]), rows);
      const layers::Batch<T, B, typename Stage::output> out(
          i() + 1 == count ? y.data() : values.at(layout.value[i() + 1]), rows);
      scratch_of<L, T, B> own;
      layers::place(own, pass.scratch.transient, layout.own[i()], rows);
      networks::run_stage<Stage, T, B>(p, in, out, pass.state, own, pass.loss);
    });
  }
};

/// What a layer in training has for itself: its Cache, and behind it its Scratch.
template <class L, class T, std::size_t B>
struct OwnMemory {
  using Scratch = typename layers::training_scratch<L>::template Scratch<T, B>;
  cache_of<L, T, B> cache;
  Scratch scratch;

  static constexpr layers::Bytes bytes(std::size_t rows) noexcept {
    layers::Bytes all = layers::bytes_of<cache_of<L, T, B>>(rows);
    all.transient += layers::byte_count<Scratch>(rows);
    return all;
  }
  OwnMemory(layers::Blocks blocks, layers::Bytes at, std::size_t rows) {
    layers::place(cache, blocks, at, rows);
    if constexpr (layers::holds_leaves<Scratch>)
      layers::place(scratch, blocks.transient, at.transient + layers::bytes_of<cache_of<L, T, B>>(rows).transient,
                    rows);
  }
};

/// Training: every output stays for the way back, beside the Cache of its stage.
template <class Stages>
struct TrainingPipeline;
template <class... S>
struct TrainingPipeline<hana::tuple<S...>> : Pipeline<S...> {
  using Pipeline<S...>::count, Pipeline<S...>::sources;
  template <std::size_t Idx>
  using stage = typename Pipeline<S...>::template stage<Idx>;

  template <class T, std::size_t B>
  struct Plan {
    [[gnu::noinline]] static constexpr TrainingLayout<count> layout(std::size_t rows) {
      return networks::training_layout(
          Pipeline<S...>::template planned<T, B>(rows, {OwnMemory<typename S::layer, T, B>::bytes(rows)...}));
    }
    static constexpr layers::Bytes bytes(std::size_t rows) { return layout(rows).bytes(); }
  };
  template <class T, std::size_t B>
  using Cache = layers::Reserved<B, Plan<T, B>>;

  template <class T, std::size_t B, class State>
  static void train(const auto& p, auto x, auto y, layers::TrainingPass<State, Cache<T, B>> pass) {
    if constexpr (count == 0) kernels::copy(x, y);
    const std::size_t rows = x.rows();
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const auto value_at = [&](std::size_t v) {
      return kernels::array_at<T>(pass.cache.persistent, layout.persistent.value[v]);
    };
    layers::for_indices<count>([&](auto i) {
      using Stage = stage<i()>;
      using L = typename Stage::layer;
      constexpr std::size_t source = sources[i()];
      const auto in = networks::taken < Stage, B, source == 0 > (x.data(), value_at(source), rows);
      const layers::Batch<T, B, typename Stage::output> out(i() + 1 == count ? y.data() : value_at(i() + 1), rows);
      OwnMemory<L, T, B> own(pass.cache, layout.own(i()), rows);
      run_train<L>(hana::at_c<Stage::index>(p), in, out,
                   pass.of(hana::at_c<Stage::index>(pass.state), own.cache, own.scratch));
    });
  }

  /// Calls f(index of the layer, its output, elements) for each stage in order, with what `train` has left; y is the
  /// last output.
  template <class T, std::size_t B>
  static void for_each_output(auto y, Cache<T, B>& cache, auto f) {
    constexpr std::array<std::size_t, count> indices{S::index...}, sizes{S::output::size...};
    const std::size_t rows = y.rows();
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    for (std::size_t i = 0; i < count; ++i)
      f(indices[i], i + 1 == count ? y.data() : kernels::array_at<T>(cache.persistent, layout.persistent.value[i + 1]),
        rows * sizes[i]);
  }

  /// Overwrites gradient, and dx unless it is null or Nothing.
  template <class T, std::size_t B, class State>
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient,
                       layers::TrainingPass<State, Cache<T, B>> pass) {
    constexpr bool never = std::same_as<decltype(dx), Nothing<>> ||
                           !std::same_as<typename decltype(x)::value_type, T>;  // tokens have no gradient
    T* first = nullptr;
    if constexpr (!never) first = dx.data();
    const bool wanted = first != nullptr;
    if constexpr (count == 0 && !never)
      if (wanted) kernels::copy(dy, dx);
    const std::size_t rows = x.rows();
    const auto layout = networks::layout_of<Plan<T, B>, B>(rows);
    const auto value_at = [&](std::size_t v) {
      return kernels::array_at<T>(pass.cache.persistent, layout.persistent.value[v]);
    };
    const auto gradient_at = [&](std::size_t v) {
      return kernels::array_at<T>(pass.cache.transient, layout.transient.value[v]);
    };
    layers::for_indices<count>([&](auto reverse) {
      constexpr std::size_t i = count - 1 - reverse(), source = sources[i];
      using Stage = stage<i>;
      using L = typename Stage::layer;
      if (!wanted && !is_trained[i + 1]) return;  // no parameters have part in what it gives
      const auto in = networks::taken < Stage, B, source == 0 > (x.data(), value_at(source), rows);
      const layers::ReadBatch<T, B, typename Stage::output> out(i + 1 == count ? y.data() : value_at(i + 1), rows),
          dout(i + 1 == count ? dy.data() : gradient_at(i + 1), rows);
      OwnMemory<L, T, B> own(pass.cache, layout.own(i), rows);
      const auto run = [&](auto din) {
        run_backward<L>(hana::at_c<Stage::index>(p), in, out, dout, din, hana::at_c<Stage::index>(gradient),
                        pass.of(hana::at_c<Stage::index>(pass.state), own.cache, own.scratch));
      };
      using Gives = layers::Batch<T, B, typename Stage::input>;
      if constexpr (never && !is_trained[source]) {
        run(Nothing<>{});
      } else if constexpr (source == 0) {
        run(Gives(first, rows));
      } else {
        run(Gives(wanted || is_trained[source] ? gradient_at(source) : nullptr, rows));
      }
    });
  }

 private:
  // Whether parameters have part in a value, so that its gradient is always wanted.
  static constexpr std::array<bool, count + 1> is_trained = [] {
    const std::array<bool, count> has_parameters{!std::is_empty_v<parameters_of<typename S::layer, float>>...};
    std::array<bool, count + 1> values{};
    for (std::size_t i = 0; i < count; ++i) values[i + 1] = has_parameters[i] || values[sources[i]];
    return values;
  }();
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
