// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

#include <dovetail/networks/adapt.hpp>
#include <dovetail/simd/denormals.hpp>
#include <dovetail/training/callbacks.hpp>
#include <dovetail/training/check_several.hpp>
#include <dovetail/training/checks.hpp>
#include <dovetail/training/data.hpp>
#include <dovetail/training/fit_options.hpp>
#include <dovetail/training/layer_settings.hpp>
#include <dovetail/training/pass.hpp>
#include <dovetail/training/progress.hpp>
#include <dovetail/training/optimizer_settings.hpp>

/// What fit and evaluate do, for a model whose types fit.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What a model is made of.
template <class Net, class Optimizer, class State, class Loss, class... Metrics>
struct Parts {
  using Result = dovetail::Result<Metrics...>;
  using Running = RunningMetrics<Metrics...>;
  using Evaluation = training::Evaluation<typename Net::architecture, typename Net::value_type, Loss, Metrics...>;
  template <class Targets, class Steps = layers::AllSteps>
  using TrainingStep =
      training::TrainingStep<typename Net::architecture, typename Net::value_type, Loss, Targets, State, Steps>;

  Net network;
  Optimizer optimizer;
  [[no_unique_address]] Loss loss;
  std::tuple<Metrics...> metrics;  // as each epoch and each evaluation starts with them
  State state{};                   // of the optimizer
  std::uint64_t epochs = 0;        // trained so far

  /// Throws ShapeError and ValueError.
  template <class Samples, class Targets, class Steps>
  void check(const Data<Samples, Targets, Steps>& data) const {
    using F = typename Net::architecture;
    networks::Adapting<F>::check(network.states());
    using Stages = typename F::stages;
    if constexpr (layers::holds_leaves<std::remove_cvref_t<decltype(network.states())>>)
      training::check_layer_settings(static_cast<Stages*>(nullptr), network.states());
    if constexpr (Net::input_count > 1 || Net::output_count > 1) {
      training::check_several<Net>(data.x, data.y);
    } else {
      check_samples(data.x.rows(), data.y.rows());
      if constexpr (!is_all<Steps>) networks::check_lengths<F>(data.steps, data.x.rows());
      check_finite(data.x, "x");
    }
    networks::check_tokens_of<F>(data.x);
    const auto targets = training::checked_targets<F>(data.y, networks::behind<F>(data.steps));
    if constexpr (Net::input_count == 1 && Net::output_count == 1) check_finite(targets, "y");
    if constexpr (requires { loss.template check<typename Net::output>(Targets(targets)); })
      loss.template check<typename Net::output>(Targets(targets));
  }
};

/// Loss and metrics over some data, which it checks.
template <class... P, class Data>
auto evaluate(const Parts<P...>& model, Data data) {
  model.check(data);
  const FlushDenormals flushed;
  typename Parts<P...>::Evaluation evaluation((std::min)(layers::rows_of(data.x), networks::rows_at_once), model.loss,
                                              model.metrics);
  return evaluation.run(model.network.parameters(), model.network.states(), data.x, data.y, data.steps);
}

/// Takes the last samples away, a share of them, and returns them.
template <class Data>
Data hold_back(Data& data, double share) {
  const std::size_t count = layers::rows_of(data.x), kept = trained_on(count, share);
  const Data last = share > 0 ? data.rows(kept, count - kept) : Data{};
  data = data.rows(0, kept);
  return last;
}

/// 0, 1, 2, ... Out of line and hot: in fit, which runs once, GCC 12 takes 7 instructions for each, else 5, and so 1.
[[gnu::noinline, gnu::hot]] inline void count_up(std::vector<std::size_t>& order) {
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
}

/// Ends a fit at a step that was not taken.
[[gnu::cold, gnu::noinline]] void end_at(const auto& guard, auto& fit, const Progress& progress) {
  if (!fit.terminate_on_nan)
    fail<NumericError>({"epoch ", fit.epoch + 1, " of ", fit.epochs, ", step ", fit.step + 1, " of ", fit.steps,
                        ", loss ", guard.loss, ": ", guard.reason});
  progress.tell(guard.reason);
  fit.stop_training = true;
}

/// Trains the parts of a model: checks all that it is given; then, epoch by epoch, takes the samples in a new order,
/// batch by batch, and measures the validation.
template <class Model, class... P, class Data>
typename Model::History fit(Model& whole, Parts<P...>& model, Data data, const FitOptions& options, Data validation,
                            Callbacks<FitContext<Model>> call) {
  using Result = typename Model::Result;
  training::check(options);
  training::check_settings(model.optimizer);
  model.check(data);
  if (validation.given) {
    check_option(options.validation_split == 0, "validation_split", "0 beside validation data",
                 options.validation_split);
    model.check(validation);
  } else {
    validation = hold_back(data, options.validation_split);
  }
  const std::size_t count = layers::rows_of(data.x), validated_on = layers::rows_of(validation.x);
  const bool validates = validated_on > 0;
  const std::size_t batch = (std::min)(static_cast<std::size_t>(options.batch_size), count),
                    steps = (count + batch - 1) / batch;

  typename Model::History history;
  FitContext<Model> fit(whole, options, history, count, validated_on, steps);
  call(Hook::train_begin, fit);
  history.reserve(static_cast<std::size_t>(options.epochs), validates);
  typename Parts<P...>::template TrainingStep<decltype(data.y), decltype(data.steps)> step(batch, options.shuffle,
                                                                                           model.loss);
  typename Parts<P...>::Evaluation evaluation(validates ? (std::min)(validated_on, networks::rows_at_once) : 1,
                                              model.loss, model.metrics);
  std::vector<std::size_t> order(options.shuffle ? count : 0);
  Progress progress(options.verbose, options.epochs, steps);
  const FlushDenormals flushed;
  for (int epoch = fit.epoch; epoch < options.epochs && !fit.stop_training; ++epoch) {
    fit.epoch = epoch;
    call(Hook::epoch_begin, fit);
    // Every epoch has random streams of its own: so training that goes on is as training that never stopped.
    training::count_up(order);
    Random(options.seed, 2 * model.epochs).shuffle(order);
    Random random(options.seed, 2 * model.epochs + 1);
    typename Parts<P...>::Running running{{0, model.metrics}};
    progress.begin_epoch(epoch);
    for (std::size_t done = 0; done < steps; ++done) {
      fit.step = done;
      call(Hook::train_batch_begin, fit);
      const std::size_t first = done * batch, rows = (std::min)(batch, count - first);
      bool taken = false;
      if (options.shuffle) {
        taken = step.gather_and_run(model.network, model.optimizer, model.state, data.x, data.y, order.data() + first,
                                    rows, random, running, data.steps);
      } else {
        const Data part = data.rows(first, rows);
        taken = step.run(model.network, model.optimizer, model.state, part.x, part.y, random, running, part.steps);
      }
      if (!taken) {
        training::end_at(step.guard(), fit, progress);
        running.result.loss = std::numeric_limits<double>::quiet_NaN();
      }
      progress.step(done + 1, running.result);
      fit.loss = running.result.loss;
      call(Hook::train_batch_end, fit);
      if (!taken) break;
    }
    history.add(running.result);
    if (validates) {
      const Result validated = evaluation.run(model.network.parameters(), model.network.states(), validation.x,
                                              validation.y, validation.steps);
      history.add_validation(validated);
      progress.end_epoch(running.result, &validated);
    } else {
      progress.end_epoch(running.result, static_cast<const Result*>(nullptr));
    }
    ++model.epochs;
    call(Hook::epoch_end, fit);
  }
  call(Hook::train_end, fit);
  return history;
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
