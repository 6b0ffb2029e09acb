// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <tuple>
#include <utility>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/training/divergence.hpp>
#include <dovetail/training/history.hpp>
#include <dovetail/training/metric.hpp>
#include <dovetail/training/optimizer.hpp>
#include <dovetail/training/parameter_options.hpp>
#include <dovetail/training/padding.hpp>

/// One pass over a batch in training or evaluation, with the memory that it needs.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

template <class Stages>
struct layer_names;
template <class... S>
struct layer_names<hana::tuple<S...>> {
  static constexpr std::array<RawName, sizeof...(S)> list{raw_name_of<typename S::written>()...};
};

/// Adds the loss of some batches up, each by its number of samples (or of their steps, where these have answers of
/// their own and are padded), and updates the metrics.
template <class... Metrics>
struct RunningMetrics {
  Result<Metrics...> result{};
  std::size_t samples = 0;

  /// With what the loss alone gave, outputs y of architecture F and their targets t.
  template <class F, class Loss, class Steps = layers::AllSteps>
  void add(double value, [[maybe_unused]] const BatchLoss<Loss>& found, const auto& y, const auto& t, const Loss& loss,
           [[maybe_unused]] Steps steps = {}) {
    std::size_t rows = layers::rows_of(y);
    if constexpr (!is_all<Steps>) rows = count_steps(steps, rows, F::output::dims[0]);
    samples += rows;
    const double share = static_cast<double>(rows) / static_cast<double>(samples);
    result.loss += (value - result.loss) * share;
    layers::for_indices<sizeof...(Metrics)>([&](auto i) {
      auto& metric = std::get<i()>(result.metrics);
      if constexpr (by_output<Loss>)
        metric.template update<F>(y, t, loss, found.each, share);
      else if constexpr (!is_all<Steps>)
        update_by_steps<F>(metric, y, t, loss, steps);
      else
        training::update_metric(metric, y, t, loss);
    });
  }

 private:
  template <class F, class Loss>
  static void update_by_steps(auto& metric, const auto& y, const auto& t, const Loss& loss, const auto& steps) {
    using T = typename std::remove_cvref_t<decltype(y)>::value_type;
    for (std::size_t b = 0; b < y.rows(); ++b) {
      const StepsOfSample<F, T, Loss> part{b, steps.of(b, F::output::dims[0])};
      training::update_metric(metric, part.outputs(static_cast<const T*>(y.data())), part.targets(t), loss);
    }
  }
};

/// Views of elements as V's, to write.
template <class V>
struct writable {
  using type = view_of<typename V::value_type, typename V::shape>;
};
template <class... V>
struct writable<hana::tuple<V...>> {
  using type = hana::tuple<typename writable<V>::type...>;
};

/// Computes loss and metrics without training, that many rows at once.
template <class F, class T, class Loss, class... Metrics>
class Evaluation {
  using Run = before_loss<F, Loss>;
  using Out = typename F::output;
  using Samples = layers::ReadBatch<layers::element_of<F, T>, dynamic, typename F::input>;
  using Outputs = layers::Batch<T, dynamic, Out>;
  using ReadOutputs = layers::ReadBatch<T, dynamic, Out>;
  using Scratch = typename Run::template Scratch<T, dynamic>;

 public:
  [[gnu::cold]] explicit Evaluation(std::size_t rows, Loss loss = {}, std::tuple<Metrics...> metrics = {})
      : rows_(rows),
        loss_(std::move(loss)),
        metrics_(std::move(metrics)),
        memory_(layers::byte_count<Scratch>(rows) +
                (takes_logits<F, Loss> ? 2 : 1) * layers::byte_count<Outputs>(rows)) {
    std::byte* next = memory_.data();
    layers::place(z_, next, rows);
    training::place_outputs<F, Loss>(y_, z_, next, rows);
    rest_ = next;
  }
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  template <class Targets, class Steps = layers::AllSteps>
  Result<Metrics...> run(const auto& parameters, const auto& state, Samples x, Targets t, Steps steps = {}) {
    RunningMetrics<Metrics...> running{{0, metrics_}};
    const std::size_t count = layers::rows_of(x);
    for (std::size_t i = 0; i < count; i += rows_) {
      const std::size_t n = (std::min)(rows_, count - i);
      const auto xs = layers::rows_at<Samples>(x, i, n);
      const auto ts = layers::rows_at<Targets>(t, i, n);
      const auto z = layers::rows_at<Outputs>(z_, 0, n), y = layers::rows_at<Outputs>(y_, 0, n);
      Scratch scratch;
      layers::place(scratch, rest_, 0, n);
      double loss = 0;  // what layers add to it
      const auto steps_in = networks::from(steps, i);
      const auto steps_out = networks::behind<F>(steps_in);
      Run::forward(parameters, xs, z,
                   layers::InferencePass<state_of<F, T>, Scratch>{state, scratch, &loss}.with(steps_in));
      const auto found = training::loss_of_steps<F, T>(loss_, z, ts, y, Outputs{}, steps_out);
      running.template add<F>(loss + found.sum, found, layers::rows_at<ReadOutputs>(y, 0, n), ts, loss_, steps_out);
    }
    if constexpr (has_parameter_options<F>) running.result.loss += training::penalty<F>(parameters);
    return running.result;
  }

 private:
  std::size_t rows_;
  [[no_unique_address]] Loss loss_;
  std::tuple<Metrics...> metrics_;  // as each run starts with them
  tensor::Block<std::byte> memory_;
  Outputs z_, y_;    // y is z where z are no logits
  std::byte* rest_;  // of the memory
};

/// Trains on one batch after the other, with memory that it takes once.
template <class F, class T, class Loss, class Targets, class Moments, class Steps = layers::AllSteps>
class TrainingStep {
  using Run = before_loss<F, Loss>;
  using In = typename F::input;
  using Out = typename F::output;
  using Cache = typename Run::template Cache<T, dynamic>;
  using Samples = layers::ReadBatch<layers::element_of<F, T>, dynamic, In>;
  using GatheredSamples = layers::Batch<layers::element_of<F, T>, dynamic, In>;
  using Outputs = layers::Batch<T, dynamic, Out>;
  using ReadOutputs = layers::ReadBatch<T, dynamic, Out>;
  using Gathered = typename writable<Targets>::type;

 public:
  /// For up to that many rows, which are gathered or follow each other in memory.
  [[gnu::cold]] explicit TrainingStep(std::size_t rows, bool gathers = true, Loss loss = {})
      : loss_(std::move(loss)),
        memory_(layers::byte_count<Cache>(rows) + layers::byte_count<GatheredSamples>(gathers ? rows : 0) +
                layers::byte_count<Gathered>(gathers ? rows : 0) +
                (takes_logits<F, Loss> ? 3 : 2) * layers::byte_count<Outputs>(rows)),
        steps_(gathers ? rows : 0) {
    std::byte* next = memory_.data();
    layers::place(x_, next, gathers ? rows : 0);
    layers::place(t_, next, gathers ? rows : 0);
    layers::place(z_, next, rows);
    training::place_outputs<F, Loss>(y_, z_, next, rows);
    layers::place(dz_, next, rows);
    rest_ = next;
    auto tensor = gradient_tensors_.begin();
    AnyRecord<T>(gradient_).for_each([&](const TensorPath&, Elements<T> all) { *tensor++ = all.numbers; });
  }
  TrainingStep(const TrainingStep&) = delete;
  TrainingStep& operator=(const TrainingStep&) = delete;

  /// One step with the samples order[0 .. rows) of x and t.
  bool gather_and_run(auto& network, const auto& optimizer, Moments& moments, Samples x, Targets t,
                      const std::size_t* order, std::size_t rows, Random& random, auto& running, Steps steps = {}) {
    const auto gather = [&](const auto& from, const auto& to) {
      constexpr std::size_t size = std::remove_cvref_t<decltype(from)>::row_size;
      for (std::size_t i = 0; i < rows; ++i) copy_row<size>(from.data() + order[i] * size, to.data() + i * size);
    };
    layers::for_each_view(gather, x, x_);
    layers::for_each_view(gather, t, t_);
    return run(network, optimizer, moments, layers::rows_at<Samples>(x_, 0, rows),
               layers::rows_at<Targets>(t_, 0, rows), random, running, steps_.gather(steps, order, rows));
  }

  /// All samples of x and t: forward, loss, backward, one step of the optimizer. Whether the step was taken: a step
  /// that meets what is not finite, or would lead there, leaves everything as it was but the guard.
  bool run(auto& network, const auto& optimizer, Moments& moments, Samples x, Targets t, Random& random, auto& running,
           Steps steps = {}) {
    const std::size_t rows = layers::rows_of(x);
    const auto steps_out = networks::behind<F>(steps);
    const auto z = layers::rows_at<Outputs>(z_, 0, rows), y = layers::rows_at<Outputs>(y_, 0, rows),
               dz = layers::rows_at<Outputs>(dz_, 0, rows);
    Cache cache;
    layers::place(cache, rest_, 0, rows);
    double loss = 0;  // what layers add to it
    const auto pass =
        layers::TrainingPass<state_of<F, T>, Cache>{network.states(), cache, random, {}, &loss}.with(steps);

    constexpr bool has_states = layers::holds_leaves<state_of<F, T>>;
    const AnyRecord<T> states(network.states());
    if constexpr (has_states) guard_.begin(states);
    Run::train(network.parameters(), x, z, pass);
    const auto found = training::loss_of_steps<F, T>(loss_, z, t, y, dz, steps_out);
    loss += found.sum;
    Run::backward(network.parameters(), x, layers::rows_at<ReadOutputs>(z, 0, rows),
                  layers::rows_at<ReadOutputs>(dz, 0, rows), Nothing<>{}, gradient_, pass);
    if constexpr (has_parameter_options<F>) loss += training::penalty<F>(network.parameters(), gradient_);
    const bool allowed = guard_.allows({.parameters = AnyRecord<T>(network.parameters()),
                                        .states = states,
                                        .gradient = AnyRecord<T>(gradient_),
                                        .tensors = gradient_tensors_,
                                        .loss = loss,
                                        .largest_gradient = largest_gradient<T>(optimizer),
                                        .x = numbers_of(x),
                                        .z = numbers_of(z)});
    if (allowed ? step(network.parameters(), optimizer, moments) : find_origin(z, cache)) {
      running.template add<F>(loss, found, layers::rows_at<ReadOutputs>(y, 0, rows), t, loss_, steps_out);
      return true;
    }
    if constexpr (has_states) guard_.put_back(states);
    return false;
  }

  /// Why a step was not taken.
  const Guard<T>& guard() const { return guard_; }

 private:
  // Those of each view; none where these are tokens or bytes, which are finite.
  template <class V>
  static auto numbers_of(const V& views) {
    std::array<Numbers<T>, (std::max)(layers::tuple_length<V>, std::size_t{1})> numbers{};
    std::size_t i = 0;
    layers::for_each_view(
        [&](const auto& view) {
          if constexpr (std::convertible_to<decltype(view.data()), const T*>) numbers[i] = {view.data(), view.size()};
          ++i;
        },
        views);
    return numbers;
  }
  template <std::size_t N, class U>
  static void copy_row(const U* from, U* to) {
    std::memcpy(to, from, N * sizeof(U));  // the compiler may not see that the two lie apart
  }

  // Whether the step could be taken: one that ends in what is not finite is taken back.
  bool step(auto& parameters, const auto& optimizer, Moments& moments) {
    if constexpr (bounded<std::remove_cvref_t<decltype(optimizer)>, T>) {
      optimizer.step(parameters, gradient_, moments);
      if constexpr (has_parameter_options<F>) training::constrain<F>(parameters);
      return true;
    } else {
      const AnyRecord<T> weights(parameters), kept(moments);
      guard_.keep(weights, kept);
      optimizer.step(parameters, gradient_, moments);
      if (!guard_.accepts(weights, kept)) return false;
      if constexpr (has_parameter_options<F>) training::constrain<F>(parameters);
      return true;
    }
  }
  [[gnu::cold, gnu::noinline]] bool find_origin(auto z, Cache& cache) {
    Run::training::for_each_output(z, cache, [&](auto... output) { guard_.look_at_output(output...); });
    return false;
  }

  [[no_unique_address]] Loss loss_;
  tensor::Block<std::byte> memory_;
  GatheredSamples x_;
  Gathered t_;
  Outputs z_, y_, dz_;  // y is z where z are no logits
  std::byte* rest_;     // of the memory
  [[no_unique_address]] GatheredSteps<Steps> steps_;
  parameters_of<F, T> gradient_{};
  std::array<Numbers<T>, layers::tensor_count<parameters_of<F, T>>> gradient_tensors_;
  Guard<T> guard_{layer_names<typename F::stages>::list.data()};
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
