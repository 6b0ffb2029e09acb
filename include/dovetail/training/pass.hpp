// SPDX-License-Identifier: MIT
#pragma once
#include <cstring>
#include <tuple>
#include <utility>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/training/history.hpp>

/// One pass over a batch in training or evaluation, with the memory that it needs.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

template <class Stages>
struct drop_last;
template <class... S>
struct drop_last<hana::tuple<S...>> {
  template <std::size_t... I>
  static hana::tuple<layers::element<I, hana::tuple<S...>>...> first(std::index_sequence<I...>);
  using type = decltype(first(std::make_index_sequence<sizeof...(S) - 1>{}));
};

template <class Loss, class Layer>
inline constexpr bool takes_logits_of = false;
template <class Loss, class Layer>
  requires requires { typename Loss::activation; }
inline constexpr bool takes_logits_of<Loss, Layer> = std::same_as<typename Loss::activation, Layer>;

/// An architecture with its loss: where the last layer is the activation that the loss knows, the layers
/// before it (the trunk) run, and the loss is computed of what they give, the logits.
template <class F, class Loss>
struct Objective {
  using stages = typename F::stages;
  using last = typename layers::element<F::layer_count - 1, stages>::layer;
  static constexpr bool of_logits = training::takes_logits_of<Loss, last> && F::layer_count > 1;
  using trunk = typename std::conditional_t<of_logits, training::drop_last<stages>, std::type_identity<stages>>::type;
  using inference = networks::InferencePipeline<networks::inference_steps<trunk>>;
  using training = networks::TrainingPipeline<networks::training_steps<trunk>>;
  using output = typename F::output;

  /// The loss of what the trunk gave, z, and its gradient to dz unless that is null. Of logits the outputs to y;
  /// otherwise they are z.
  template <class T>
  static double loss(const Loss& loss_of, layers::ReadBatch<T, dynamic, output> z, auto t,
                     [[maybe_unused]] layers::Batch<T, dynamic, output> y, layers::Batch<T, dynamic, output> dz) {
    if constexpr (of_logits) {
      return loss_of.of_logits(z, t, y, dz);
    } else {
      return loss_of.of_outputs(z, t, dz);
    }
  }
};

/// Adds the loss of some batches up, each by its number of samples, and updates the metrics.
template <class... Metrics>
struct RunningMetrics {
  Result<Metrics...> result{};
  std::size_t samples = 0;

  void add(double loss, auto y, auto t) {
    samples += y.rows();
    result.loss += (loss - result.loss) * (static_cast<double>(y.rows()) / static_cast<double>(samples));
    std::apply([&](auto&... metric) { (metric.update(y, t), ...); }, result.metrics);
  }
};

/// Computes loss and metrics without training, so many rows at once.
template <class F, class T, class Loss, class... Metrics>
class Evaluation {
  using Goal = Objective<F, Loss>;
  using Out = typename F::output;
  template <std::size_t B>
  using Scratch = typename Goal::inference::template Scratch<T, B>;

 public:
  [[gnu::cold]] explicit Evaluation(std::size_t rows, Loss loss = {}, std::tuple<Metrics...> metrics = {})
      : rows_(rows),
        loss_(std::move(loss)),
        metrics_(std::move(metrics)),
        z_(Outputs::with_rows(rows)),
        y_(Outputs::with_rows(Goal::of_logits ? rows : 0)),
        memory_(layers::byte_count<Scratch<dynamic>>(rows)) {}

  template <class Targets>
  Result<Metrics...> run(const auto& parameters, const auto& state, layers::ReadBatch<T, dynamic, typename F::input> x,
                         Targets t) {
    RunningMetrics<Metrics...> running{{0, metrics_}};
    for (std::size_t i = 0; i < x.rows(); i += rows_) {
      const std::size_t n = std::min(rows_, x.rows() - i);
      const layers::ReadBatch<T, dynamic, typename F::input> xs(x.data() + i * F::input::size, n);
      const Targets ts(t.data() + i * Targets::row_size, n);
      const layers::Batch<T, dynamic, Out> z(z_.data(), n), y(Goal::of_logits ? y_.data() : z_.data(), n);
      Scratch<dynamic> scratch;
      std::byte* next = memory_.data();
      layers::place(scratch, next, n);
      Goal::inference::forward(parameters, xs, z, state, scratch);
      running.add(Goal::template loss<T>(loss_, z, ts, y, {}), layers::ReadBatch<T, dynamic, Out>(y), ts);
    }
    return running.result;
  }

 private:
  using Outputs = tensor_of<T, shape::batch_shape<Out>>;
  std::size_t rows_;
  [[no_unique_address]] Loss loss_;
  std::tuple<Metrics...> metrics_;  // as each run starts with them
  Outputs z_, y_;
  tensor::Block<std::byte> memory_;
};

/// Trains on one batch after the other; allocates when it is made, and not after.
template <class F, class T, class Loss, class Targets>
class TrainingStep {
  using Goal = Objective<F, Loss>;
  using In = typename F::input;
  using Out = typename F::output;
  using Cache = typename Goal::training::template Cache<T, dynamic>;

 public:
  /// For up to so many rows, that are gathered or lie one behind the other.
  [[gnu::cold]] explicit TrainingStep(std::size_t rows, bool gathers = true, Loss loss = {})
      : loss_(std::move(loss)),
        x_(Samples::with_rows(gathers ? rows : 0)),
        t_(Gathered::with_rows(gathers ? rows : 0)),
        z_(Outputs::with_rows(rows)),
        y_(Outputs::with_rows(Goal::of_logits ? rows : 0)),
        dz_(Outputs::with_rows(rows)),
        memory_(layers::byte_count<Cache>(rows)) {}

  /// One step with the samples order[0 .. rows) of x and t.
  void gather_and_run(auto& network, const auto& optimizer, auto& moments, layers::ReadBatch<T, dynamic, In> x,
                      Targets t, const std::size_t* order, std::size_t rows, Random& random, auto& running) {
    for (std::size_t i = 0; i < rows; ++i) {
      copy_row<In::size>(x.data() + order[i] * In::size, x_.data() + i * In::size);
      copy_row<Targets::row_size>(t.data() + order[i] * Targets::row_size, t_.data() + i * Targets::row_size);
    }
    run(network, optimizer, moments, {x_.data(), rows}, {t_.data(), rows}, random, running);
  }

  /// All samples of x and t: forward, loss, backward, one step of the optimizer.
  void run(auto& network, const auto& optimizer, auto& moments, layers::ReadBatch<T, dynamic, In> x, Targets t,
           Random& random, auto& running) {
    const std::size_t rows = x.rows();
    const layers::Batch<T, dynamic, Out> z(z_.data(), rows), y(Goal::of_logits ? y_.data() : z_.data(), rows),
        dz(dz_.data(), rows);
    Cache cache;
    std::byte* next = memory_.data();
    layers::place(cache, next, rows);

    Goal::training::train(network.parameters(), x, z, network.states(), cache, random);
    running.add(Goal::template loss<T>(loss_, z, t, y, dz), layers::ReadBatch<T, dynamic, Out>(y), t);
    Goal::training::backward(network.parameters(), x, layers::ReadBatch<T, dynamic, Out>(z),
                             layers::ReadBatch<T, dynamic, Out>(dz), Nothing<>{}, gradient_, network.states(), cache,
                             random);
    optimizer.step(network.parameters(), gradient_, moments);
  }

 private:
  using Samples = tensor_of<T, shape::batch_shape<In>>;
  using Outputs = tensor_of<T, shape::batch_shape<Out>>;
  using Gathered = tensor_of<typename Targets::value_type, typename Targets::shape>;

  template <std::size_t N, class U>
  static void copy_row(const U* from, U* to) {
    std::memcpy(to, from, N * sizeof(U));  // the compiler may not see that the two lie apart
  }

  [[no_unique_address]] Loss loss_;
  Samples x_;
  Gathered t_;
  Outputs z_, y_, dz_;
  tensor::Block<std::byte> memory_;
  parameters_of<F, T> gradient_{};
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
