// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstring>
#include <string_view>
#include <tuple>
#include <utility>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/leaving_out.hpp>
#include <dovetail/training/divergence.hpp>
#include <dovetail/training/history.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/metric.hpp>
#include <dovetail/training/optimizer.hpp>
#include <dovetail/training/parameter_options.hpp>

/// One pass over a batch in training or evaluation, with the memory that it needs.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What a model with this loss runs in training and in evaluation: the architecture F, without the activation that it
/// ends in where the loss does the work of that. Its functions are those of every container: networks/sequential.hpp.
template <class F, class Loss>
struct before {
  using type = F;
};
template <class F, class Loss>
  requires computed_of_logits<Loss, typename F::output> && networks::ends_in<F, typename Loss::activation>
struct before<F, Loss> {
  using type = networks::LeavingOut<typename Loss::activation, F>;
};
template <class F, class Loss>
using before_loss = typename before<F, Loss>::type;

/// Whether F leaves the activation of the loss to it.
template <class F, class Loss>
inline constexpr bool gives_logits =
    computed_of_logits<Loss, typename F::output> && std::same_as<typename F::gives, Gives::logits>;
/// Whether the loss is computed from logits: from what F gives, or from what enters the activation that it ends in.
template <class F, class Loss>
inline constexpr bool takes_logits = gives_logits<F, Loss> || !std::same_as<before_loss<F, Loss>, F>;

template <class Stages>
struct layer_names;
template <class... S>
struct layer_names<hana::tuple<S...>> {
  static constexpr std::array<std::string_view, sizeof...(S)> list{raw_name_of<typename S::written>()...};
};

/// The loss of z, what runs before it gave, and its gradient to dz unless that is null. If z are logits, what the
/// activation makes of them is written to y; otherwise y is z.
template <class F, class T, class Loss>
double loss_of(const Loss& loss, layers::ReadBatch<T, dynamic, typename F::output> z, auto t,
               [[maybe_unused]] layers::Batch<T, dynamic, typename F::output> y,
               layers::Batch<T, dynamic, typename F::output> dz) {
  if constexpr (takes_logits<F, Loss>) {
    return loss.of_logits(z, t, y, dz);
  } else {
    return loss.of_outputs(z, t, dz);
  }
}

/// Adds the loss of some batches up, each by its number of samples, and updates the metrics.
template <class... Metrics>
struct RunningMetrics {
  Result<Metrics...> result{};
  std::size_t samples = 0;

  void add(double value, auto y, auto t, const auto& loss) {
    samples += y.rows();
    result.loss += (value - result.loss) * (static_cast<double>(y.rows()) / static_cast<double>(samples));
    std::apply([&](auto&... metric) { (training::update_metric(metric, y, t, loss), ...); }, result.metrics);
  }
};

/// Computes loss and metrics without training, that many rows at once.
template <class F, class T, class Loss, class... Metrics>
class Evaluation {
  using Run = before_loss<F, Loss>;
  using Out = typename F::output;
  using Samples = layers::ReadBatch<layers::element_of<F, T>, dynamic, typename F::input>;
  using Outputs = layers::Batch<T, dynamic, Out>;
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
    y_ = z_;
    if constexpr (takes_logits<F, Loss>) layers::place(y_, next, rows);
    rest_ = next;
  }
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  template <class Targets>
  Result<Metrics...> run(const auto& parameters, const auto& state, Samples x, Targets t) {
    RunningMetrics<Metrics...> running{{0, metrics_}};
    for (std::size_t i = 0; i < x.rows(); i += rows_) {
      const std::size_t n = (std::min)(rows_, x.rows() - i);
      const Samples xs(x.data() + i * F::input::size, n);
      const Targets ts(t.data() + i * Targets::row_size, n);
      const Outputs z(z_.data(), n), y(y_.data(), n);
      Scratch scratch;
      layers::place(scratch, rest_, 0, n);
      double loss = 0;  // what layers add to it
      Run::forward(parameters, xs, z, layers::InferencePass<state_of<F, T>, Scratch>{state, scratch, &loss});
      loss += training::loss_of<F, T>(loss_, z, ts, y, {});
      running.add(loss, layers::ReadBatch<T, dynamic, Out>(y), ts, loss_);
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
template <class F, class T, class Loss, class Targets, class Moments>
class TrainingStep {
  using Run = before_loss<F, Loss>;
  using In = typename F::input;
  using Out = typename F::output;
  using Cache = typename Run::template Cache<T, dynamic>;
  using Samples = layers::ReadBatch<layers::element_of<F, T>, dynamic, In>;
  using GatheredSamples = layers::Batch<layers::element_of<F, T>, dynamic, In>;
  using Outputs = layers::Batch<T, dynamic, Out>;
  using Gathered = view_of<typename Targets::value_type, typename Targets::shape>;

 public:
  /// For up to that many rows, which are gathered or follow each other in memory.
  [[gnu::cold]] explicit TrainingStep(std::size_t rows, bool gathers = true, Loss loss = {})
      : loss_(std::move(loss)),
        memory_(layers::byte_count<Cache>(rows) + layers::byte_count<GatheredSamples>(gathers ? rows : 0) +
                layers::byte_count<Gathered>(gathers ? rows : 0) +
                (takes_logits<F, Loss> ? 3 : 2) * layers::byte_count<Outputs>(rows)) {
    std::byte* next = memory_.data();
    layers::place(x_, next, gathers ? rows : 0);
    layers::place(t_, next, gathers ? rows : 0);
    layers::place(z_, next, rows);
    y_ = z_;
    if constexpr (takes_logits<F, Loss>) layers::place(y_, next, rows);
    layers::place(dz_, next, rows);
    rest_ = next;
    auto tensor = gradient_tensors_.begin();
    AnyRecord<T>(gradient_).for_each([&](const TensorPath&, Elements<T> all) { *tensor++ = all.numbers; });
  }
  TrainingStep(const TrainingStep&) = delete;
  TrainingStep& operator=(const TrainingStep&) = delete;

  /// One step with the samples order[0 .. rows) of x and t.
  bool gather_and_run(auto& network, const auto& optimizer, Moments& moments, Samples x, Targets t,
                      const std::size_t* order, std::size_t rows, Random& random, auto& running) {
    for (std::size_t i = 0; i < rows; ++i) {
      copy_row<In::size>(x.data() + order[i] * In::size, x_.data() + i * In::size);
      copy_row<Targets::row_size>(t.data() + order[i] * Targets::row_size, t_.data() + i * Targets::row_size);
    }
    return run(network, optimizer, moments, {x_.data(), rows}, {t_.data(), rows}, random, running);
  }

  /// All samples of x and t: forward, loss, backward, one step of the optimizer. Whether the step was taken: a step
  /// that meets what is not finite, or would lead there, leaves everything as it was but the guard.
  bool run(auto& network, const auto& optimizer, Moments& moments, Samples x, Targets t, Random& random,
           auto& running) {
    const std::size_t rows = x.rows();
    const Outputs z(z_.data(), rows), y(y_.data(), rows), dz(dz_.data(), rows);
    Cache cache;
    layers::place(cache, rest_, 0, rows);
    double loss = 0;  // what layers add to it
    const layers::TrainingPass<state_of<F, T>, Cache> pass{network.states(), cache, random, {}, &loss};

    constexpr bool has_states = layers::holds_leaves<state_of<F, T>>;
    const AnyRecord<T> states(network.states());
    if constexpr (has_states) guard_.begin(states);
    Run::train(network.parameters(), x, z, pass);
    loss += training::loss_of<F, T>(loss_, z, t, y, dz);
    Run::backward(network.parameters(), x, layers::ReadBatch<T, dynamic, Out>(z),
                  layers::ReadBatch<T, dynamic, Out>(dz), Nothing<>{}, gradient_, pass);
    if constexpr (has_parameter_options<F>) loss += training::penalty<F>(network.parameters(), gradient_);
    const bool allowed = guard_.allows({.parameters = AnyRecord<T>(network.parameters()),
                                        .states = states,
                                        .gradient = AnyRecord<T>(gradient_),
                                        .tensors = gradient_tensors_,
                                        .loss = loss,
                                        .largest_gradient = largest_gradient<T>(optimizer),
                                        .x = numbers_of(x),
                                        .z = {z.data(), z.size()}});
    if (allowed ? step(network.parameters(), optimizer, moments) : find_origin(z, cache)) {
      running.add(loss, layers::ReadBatch<T, dynamic, Out>(y), t, loss_);
      return true;
    }
    if constexpr (has_states) guard_.put_back(states);
    return false;
  }

  /// Why a step was not taken.
  const Guard<T>& guard() const { return guard_; }

 private:
  // Those of samples; none where these are tokens or bytes, which are finite.
  static Numbers<T> numbers_of([[maybe_unused]] Samples x) {
    if constexpr (std::same_as<layers::element_of<F, T>, T>) return {x.data(), x.size()};
    return {};
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
  parameters_of<F, T> gradient_{};
  std::array<Numbers<T>, layers::tensor_count<parameters_of<F, T>>> gradient_tensors_;
  Guard<T> guard_{layer_names<typename F::stages>::list.data()};
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
