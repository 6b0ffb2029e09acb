// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <dovetail/networks/network.hpp>
#include <dovetail/simd/denormals.hpp>
#include <dovetail/training/callbacks.hpp>
#include <dovetail/training/checks.hpp>
#include <dovetail/training/fit_options.hpp>
#include <dovetail/training/model_problem.hpp>
#include <dovetail/training/pass.hpp>
#include <dovetail/training/progress.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A network with what it takes to train it: made by compile.
template <class Net, class Optimizer, class Loss, class... Metrics>
class Model {
  using F = typename Net::architecture;
  using T = typename Net::value_type;

 public:
  using problem = detail::explained<typename detail::training::model_problem<Net, Optimizer, Loss, Metrics...>::type>;
  static constexpr bool valid = Net::valid && no_problem<problem::text>;  ///< whether the parts fit

  using Samples = typename Net::Samples;  ///< (B, input...)
  using Targets = typename detail::training::targets_of<valid, Loss, T, typename Net::output>::type;
  using Result = dovetail::Result<Metrics...>;    ///< of evaluate
  using History = dovetail::History<Metrics...>;  ///< of fit
  /// Samples and targets to validate with after each epoch: {test.x, test.y}.
  class Validation {
   public:
    Validation() = default;  ///< none
    /// Borrows samples and targets.
    template <class X, class Y>
      requires detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>
    Validation(const X& x, const Y& y) : x_(x, "Input 0"), y_(y, "The target") {}
    /// Refuses other data, in a sentence.
    template <class X, class Y>
      requires(!(detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>))
    constexpr Validation(const X&, const Y&) {
      refuse<X, Y>();
    }

   private:
    friend Model;
    detail::training::Lent<Samples> x_{};
    detail::training::Lent<Targets> y_{};
  };

  /// Whether predict takes such data: see accepts.
  template <class X>
  static consteval bool takes() {
    return Net::template takes<X>();
  }
  /// Whether fit and evaluate take such data.
  template <class X, class Y>
  static consteval bool takes() {
    return valid && detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>;
  }

  /// Of a network, which moves in.
  // By reference: where a small network is passed by value, GCC prints a note on the ABI of aligned arguments.
  Model(Net&& network, Optimizer optimizer, Loss loss, Metrics... metrics)
      : network_(std::move(network)),
        optimizer_(std::move(optimizer)),
        loss_(std::move(loss)),
        metrics_(std::move(metrics)...) {}

  /// Trains on samples x of shape (B, input...) and their targets y. Validates after each epoch on
  /// `validation`, or else on the share of the samples that the options hold back. A second call goes on
  /// where the first one ended. Callbacks come last: see training/callbacks.hpp.
  /// Throws OptionError, ShapeError and ValueError before anything is changed.
  /// Denormal numbers count as 0 while it runs: see FlushDenormals.
  template <class X, class Y, class... C>
    requires detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>
  History fit(const X& x, const Y& y, const FitOptions& options = {}, const Validation& validation = {},
              C&&... callbacks) {
    const detail::training::Lent<Samples> samples(x, "Input 0");
    const detail::training::Lent<Targets> targets(y, "The target");
    if constexpr (valid) {
      if constexpr (takes_callbacks<5, C...>()) {
        std::tuple<C&...> given(callbacks...);
        return train(samples.view, targets.view, options, validation.x_.view, validation.y_.view,
                     detail::training::callbacks_of<Fit<Model>>(given));
      }
    }
    return {};
  }
  /// The same without data to validate with: model.fit(x, y, {.epochs = 10}, callbacks...).
  template <class X, class Y, class C, class... More>
    requires(detail::training::offers<X, Samples> && detail::training::offers<Y, Targets> &&
             !std::same_as<std::remove_cvref_t<C>, Validation>)
  History fit(const X& x, const Y& y, const FitOptions& options, C&& callback, More&&... more) {
    if constexpr (takes_callbacks<4, C, More...>()) return fit(x, y, options, {}, callback, more...);
    return {};
  }
  /// Refuses other data, in a sentence: `requires { model.fit(x, y); }` is true of any two arguments, and
  /// `requires { { model.fit(x, y) } -> std::same_as<History>; }` of what is taken.
  template <class X, class Y, class... C>
    requires(!(detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>))
  constexpr detail::refused<History> fit(const X&, const Y&, const FitOptions& = {}, const Validation& = {}, C&&...) {
    refuse<X, Y>();
    return {};
  }
  /// \overload
  template <class X, class Y, class C, class... More>
    requires(!(detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>) &&
             !std::same_as<std::remove_cvref_t<C>, Validation>)
  constexpr detail::refused<History> fit(const X&, const Y&, const FitOptions&, C&&, More&&...) {
    refuse<X, Y>();
    return {};
  }

  /// Refuses to do without targets, in a sentence.
  template <class X>
  constexpr detail::refused<History> fit(const X&) {
    refuse_call<detail::problems::fit<detail::problems::takes_samples_and_their_targets>>();
    return {};
  }
  /// Refuses other options, in a sentence.
  template <class X, class Y, class O, class... More>
    requires(!std::convertible_to<const O&, FitOptions>)
  constexpr detail::refused<History> fit(const X&, const Y&, const O&, const More&...) {
    refuse_call<detail::problems::fit<detail::problems::takes_its_options_in_braces_after_the_data_and_not<O>>>();
    return {};
  }

  /// Loss and metrics over samples and targets, computed as fit does. Throws ShapeError and ValueError.
  template <class X, class Y>
    requires detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>
  Result evaluate(const X& x, const Y& y) const {
    const detail::training::Lent<Samples> samples(x, "Input 0");
    const detail::training::Lent<Targets> targets(y, "The target");
    if constexpr (valid) {
      return measure(samples.view, targets.view);
    } else {
      return {};
    }
  }
  /// Refuses other data, in a sentence.
  template <class X, class Y>
    requires(!(detail::training::offers<X, Samples> && detail::training::offers<Y, Targets>))
  constexpr detail::refused<Result> evaluate(const X&, const Y&) const {
    refuse<X, Y>();
    return {};
  }

  /// Refuses to do without targets, in a sentence.
  template <class X>
  constexpr detail::refused<Result> evaluate(const X&) const {
    refuse_call<detail::problems::evaluate<detail::problems::takes_samples_and_their_targets>>();
    return {};
  }

  /// As Network::predict: of one sample, or of a batch of any size.
  template <class... X>
  auto predict(const X&... x) const {
    return network_.predict(x...);
  }

  void summary() const { network_.summary(); }              ///< prints the layers, as Network::summary
  Net& network() noexcept { return network_; }              ///< with the weights of now
  const Net& network() const noexcept { return network_; }  ///< to read

  /// What the optimizer keeps from step to step: with the weights and the epochs, all that training goes on from.
  auto& moments() noexcept { return moments_; }
  const auto& moments() const noexcept { return moments_; }  ///< to read
  /// Trained so far: each epoch has random streams of its own.
  std::uint64_t& epochs() noexcept { return epochs_; }
  const std::uint64_t& epochs() const noexcept { return epochs_; }  ///< to read

 private:
  // What costs compiling, outside the class: see Network.
  void check_data(Samples x, Targets y) const;
  History train(Samples x, Targets y, const FitOptions& options, Samples val_x, Targets val_y,
                detail::training::Callbacks<Fit<Model>> call);
  Result measure(Samples x, Targets y) const;

  // Of a model that is wrong, callbacks are not judged.
  template <std::size_t First, class... C>
  static constexpr bool takes_callbacks() {
    if constexpr (valid && sizeof...(C) > 0) {
      using found = detail::training::callback_problems<std::index_sequence_for<C...>, First, Fit<Model>,
                                                        std::remove_reference_t<C>...>;
      using wrong = detail::explained<typename found::type>;
      static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
      return no_problem<wrong::text>;
    }
    return true;
  }
  template <class Problem>
  static constexpr void refuse_call() {
    using wrong = detail::explained<std::conditional_t<valid, Problem, detail::none>>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  }
  template <class X, class Y>
  static constexpr void refuse() {
    if constexpr (valid) {
      using wrong = detail::explained<typename detail::training::data_problem<X, Samples, Y, Targets, Loss>::type>;
      static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    }
  }

  Net network_;
  Optimizer optimizer_;
  [[no_unique_address]] Loss loss_;
  std::tuple<Metrics...> metrics_;  // as each epoch starts with them
  typename detail::training::moments_of<valid, Optimizer, parameters_of<F, T>>::type moments_{};
  std::uint64_t epochs_ = 0;  // trained so far

  // Last in the class: see explain/problem.hpp.
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
};

template <class Net, class Optimizer, class Loss, class... Metrics>
void Model<Net, Optimizer, Loss, Metrics...>::check_data(Samples x, Targets y) const {
  detail::training::check_samples(x.rows(), y.rows());
  detail::training::check_finite(x, "x");
  detail::training::check_finite(y, "y");
  if constexpr (requires { loss_.template check<typename Net::output>(y); })
    loss_.template check<typename Net::output>(y);
}

template <class Net, class Optimizer, class Loss, class... Metrics>
auto Model<Net, Optimizer, Loss, Metrics...>::train(Samples x, Targets y, const FitOptions& options, Samples val_x,
                                                    Targets val_y, detail::training::Callbacks<Fit<Model>> call)
    -> History {
  detail::training::check(options);
  if constexpr (requires { optimizer_.check(); }) optimizer_.check();
  check_data(x, y);
  std::size_t count = x.rows();
  if (val_x.data() != nullptr || val_y.data() != nullptr) {
    check_data(val_x, val_y);
  } else if (const auto held = static_cast<std::size_t>(static_cast<double>(count) * options.validation_split + 0.5);
             held > 0) {
    if (held >= count) detail::fail<OptionError>({"validation_split leaves none of ", count, " samples to train on"});
    count -= held;
    val_x = Samples(x.data() + count * Samples::row_size, held);
    val_y = Targets(y.data() + count * Targets::row_size, held);
  }
  const bool validates = val_x.data() != nullptr;
  const std::size_t batch = std::min(static_cast<std::size_t>(options.batch_size), count),
                    steps = (count + batch - 1) / batch;

  History history;
  Fit<Model> fit(*this, options, history, count, val_x.rows(), steps);
  call(detail::training::Hook::train_begin, fit);
  history.reserve(static_cast<std::size_t>(options.epochs), validates);
  detail::training::TrainingStep<F, T, Loss, Targets> step(batch, options.shuffle, loss_);
  detail::training::Evaluation<F, T, Loss, Metrics...> evaluation(
      validates ? std::min(val_x.rows(), detail::networks::rows_at_once) : 1, loss_, metrics_);
  std::vector<std::size_t> order(options.shuffle ? count : 0);
  detail::training::Progress progress(options.verbose, options.epochs, steps);
  const FlushDenormals flushed;
  for (int epoch = fit.epoch; epoch < options.epochs && !fit.stop_training; ++epoch) {
    fit.epoch = epoch;
    call(detail::training::Hook::epoch_begin, fit);
    // Every epoch has random streams of its own: so training that goes on is as training that never stopped.
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    Random(options.seed, 2 * epochs_).shuffle(order);
    Random random(options.seed, 2 * epochs_ + 1);
    detail::training::Running<Metrics...> running{{0, metrics_}};
    progress.begin_epoch(epoch);
    for (std::size_t done = 0; done < steps; ++done) {
      fit.step = done;
      call(detail::training::Hook::train_batch_begin, fit);
      const std::size_t first = done * batch, rows = std::min(batch, count - first);
      if (options.shuffle) {
        step.gather_and_run(network_, optimizer_, moments_, x, y, order.data() + first, rows, random, running);
      } else {
        const Samples xs(x.data() + first * Samples::row_size, rows);
        const Targets ys(y.data() + first * Targets::row_size, rows);
        step.run(network_, optimizer_, moments_, xs, ys, random, running);
      }
      progress.step(done + 1, running.result);
      fit.loss = running.result.loss;
      call(detail::training::Hook::train_batch_end, fit);
    }
    history.add(running.result);
    if (validates) {
      const Result validated = evaluation.run(network_.parameters(), network_.states(), val_x, val_y);
      history.add_validation(validated);
      progress.end_epoch(running.result, &validated);
    } else {
      progress.end_epoch(running.result, static_cast<const Result*>(nullptr));
    }
    ++epochs_;
    call(detail::training::Hook::epoch_end, fit);
  }
  call(detail::training::Hook::train_end, fit);
  return history;
}

template <class Net, class Optimizer, class Loss, class... Metrics>
auto Model<Net, Optimizer, Loss, Metrics...>::measure(Samples x, Targets y) const -> Result {
  check_data(x, y);
  const FlushDenormals flushed;
  detail::training::Evaluation<F, T, Loss, Metrics...> evaluation(std::min(x.rows(), detail::networks::rows_at_once),
                                                                  loss_, metrics_);
  return evaluation.run(network_.parameters(), network_.states(), x, y);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
