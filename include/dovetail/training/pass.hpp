// SPDX-License-Identifier: MIT
#pragma once
#include <cstring>
#include <tuple>
#include <utility>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/leaving_out.hpp>
#include <dovetail/training/divergence.hpp>
#include <dovetail/training/history.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/metric.hpp>
#include <dovetail/training/optimizer.hpp>

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
  using Scratch = typename Run::template Scratch<T, dynamic>;

 public:
  [[gnu::cold]] explicit Evaluation(std::size_t rows, Loss loss = {}, std::tuple<Metrics...> metrics = {})
      : rows_(rows),
        loss_(std::move(loss)),
        metrics_(std::move(metrics)),
        z_(Outputs::with_rows(rows)),
        y_(Outputs::with_rows(takes_logits<F, Loss> ? rows : 0)),
        memory_(layers::byte_count<Scratch>(rows)) {}

  template <class Targets>
  Result<Metrics...> run(const auto& parameters, const auto& state, layers::ReadBatch<T, dynamic, typename F::input> x,
                         Targets t) {
    RunningMetrics<Metrics...> running{{0, metrics_}};
    for (std::size_t i = 0; i < x.rows(); i += rows_) {
      const std::size_t n = (std::min)(rows_, x.rows() - i);
      const layers::ReadBatch<T, dynamic, typename F::input> xs(x.data() + i * F::input::size, n);
      const Targets ts(t.data() + i * Targets::row_size, n);
      const layers::Batch<T, dynamic, Out> z(z_.data(), n), y(takes_logits<F, Loss> ? y_.data() : z_.data(), n);
      Scratch scratch;
      layers::place(scratch, memory_.data(), 0, n);
      Run::forward(parameters, xs, z, layers::InferencePass<state_of<F, T>, Scratch>{state, scratch});
      running.add(training::loss_of<F, T>(loss_, z, ts, y, {}), layers::ReadBatch<T, dynamic, Out>(y), ts, loss_);
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

/// Trains on one batch after the other, with memory that it takes once.
template <class F, class T, class Loss, class Targets, class Moments>
class TrainingStep {
  using Run = before_loss<F, Loss>;
  using In = typename F::input;
  using Out = typename F::output;
  using Cache = typename Run::template Cache<T, dynamic>;

 public:
  /// For up to that many rows, which are gathered or follow each other in memory.
  [[gnu::cold]] explicit TrainingStep(std::size_t rows, bool gathers = true, Loss loss = {})
      : loss_(std::move(loss)),
        x_(Samples::with_rows(gathers ? rows : 0)),
        t_(Gathered::with_rows(gathers ? rows : 0)),
        z_(Outputs::with_rows(rows)),
        y_(Outputs::with_rows(takes_logits<F, Loss> ? rows : 0)),
        dz_(Outputs::with_rows(rows)),
        memory_(layers::byte_count<Cache>(rows)) {}

  /// One step with the samples order[0 .. rows) of x and t.
  bool gather_and_run(auto& network, const auto& optimizer, Moments& moments, layers::ReadBatch<T, dynamic, In> x,
                      Targets t, const std::size_t* order, std::size_t rows, Random& random, auto& running) {
    for (std::size_t i = 0; i < rows; ++i) {
      copy_row<In::size>(x.data() + order[i] * In::size, x_.data() + i * In::size);
      copy_row<Targets::row_size>(t.data() + order[i] * Targets::row_size, t_.data() + i * Targets::row_size);
    }
    return run(network, optimizer, moments, {x_.data(), rows}, {t_.data(), rows}, random, running);
  }

  /// All samples of x and t: forward, loss, backward, one step of the optimizer. Whether the step was taken: a step
  /// that meets what is not finite, or would lead there, leaves everything as it was but `divergence`.
  bool run(auto& network, const auto& optimizer, Moments& moments, layers::ReadBatch<T, dynamic, In> x, Targets t,
           Random& random, auto& running) {
    const std::size_t rows = x.rows();
    const layers::Batch<T, dynamic, Out> z(z_.data(), rows), y(takes_logits<F, Loss> ? y_.data() : z_.data(), rows),
        dz(dz_.data(), rows);
    Cache cache;
    layers::place(cache, memory_.data(), 0, rows);
    const layers::TrainingPass<state_of<F, T>, Cache> pass{network.states(), cache, random};

    if constexpr (layers::holds_leaves<state_of<F, T>>) guard_.begin(AnyRecord<T>(network.states()));
    Run::train(network.parameters(), x, z, pass);
    const double loss = training::loss_of<F, T>(loss_, z, t, y, dz);
    Run::backward(network.parameters(), x, layers::ReadBatch<T, dynamic, Out>(z),
                  layers::ReadBatch<T, dynamic, Out>(dz), Nothing<>{}, gradient_, pass);
    const Watched<T> watched{AnyRecord<T>(network.parameters()),
                             AnyRecord<T>(network.states()),
                             AnyRecord<T>(gradient_),
                             AnyRecord<T>(moments),
                             loss,
                             largest_gradient<T>(optimizer),
                             {x.data(), x.size()},
                             {z.data(), z.size()}};
    if (!guard_.allows(watched)) return find_origin(z, cache);
    optimizer.step(network.parameters(), gradient_, moments);
    if (!guard_.accepts(watched)) return false;
    running.add(loss, layers::ReadBatch<T, dynamic, Out>(y), t, loss_);
    return true;
  }

  const Divergence& divergence() const { return guard_.divergence; }

 private:
  using Samples = tensor_of<T, shape::batch_shape<In>>;
  using Outputs = tensor_of<T, shape::batch_shape<Out>>;
  using Gathered = tensor_of<typename Targets::value_type, typename Targets::shape>;

  template <std::size_t N, class U>
  static void copy_row(const U* from, U* to) {
    std::memcpy(to, from, N * sizeof(U));  // the compiler may not see that the two lie apart
  }

  [[gnu::cold, gnu::noinline]] bool find_origin(auto z, Cache& cache) {
    Run::training::for_each_output(z, cache, [&](auto... output) { guard_.look_at_output(output...); });
    return false;
  }

  [[no_unique_address]] Loss loss_;
  Samples x_;
  Gathered t_;
  Outputs z_, y_, dz_;
  tensor::Block<std::byte> memory_;
  parameters_of<F, T> gradient_{};
  Guard<T> guard_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
