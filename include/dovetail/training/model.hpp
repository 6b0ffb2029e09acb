// SPDX-License-Identifier: MIT
#pragma once
#include <utility>

#include <dovetail/networks/network.hpp>
#include <dovetail/training/braced.hpp>
#include <dovetail/training/fit.hpp>
#include <dovetail/training/metrics_by_output.hpp>
#include <dovetail/training/model_problem.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
// What a call gives, or what stands in for it where it is refused.
template <class T, bool Taken>
using answer = std::conditional_t<Taken, T, refused<T>>;
}  // namespace detail::training

/// A network with what it takes to train it: made by compile.
template <class Net, class Optimizer, class Loss, class... Metrics>
class Model {
  // Before anything else is asked of a network that is wrong, which would be one more note beside its error.
  using NetworkProblem = decltype(detail::networks::judged(std::type_identity<Net>{}));
  using T = typename Net::value_type;

 public:
  using problem = typename decltype(detail::training::judged<Net, Optimizer, Loss, Metrics...>())::type;
  static constexpr bool valid = Net::valid && no_problem<problem::text>;  ///< whether the parts fit

 private:
  using Counted = typename detail::training::CountedMetrics<Net, Loss, valid, Metrics...>::type;

 public:
  using Samples = typename Net::Samples;  ///< (B, input...)
  using Targets = typename detail::training::targets_of<valid, Loss, T, typename Net::output>::type;
  using Result = typename detail::training::with_metrics<dovetail::Result, Counted>::type;    ///< of evaluate
  using History = typename detail::training::with_metrics<dovetail::History, Counted>::type;  ///< of fit
  /// Samples of several inputs, in braces.
  using SeveralSamples = typename detail::training::samples_in_braces<Net>::type;
  /// Targets of several outputs, in braces.
  using SeveralTargets = typename detail::training::targets_in_braces<Net, Loss, Targets>::type;
  /// Samples and targets to validate with after each epoch: {test.x, test.y}.
  class Validation {
   public:
    Validation() = default;  ///< none
    /// Borrows samples and targets; refuses others, in a sentence.
    template <class X = SeveralSamples, class Y = SeveralTargets>
    constexpr Validation(const X& x DOVETAIL_LIFETIMEBOUND, const Y& y DOVETAIL_LIFETIMEBOUND)
        : x_(detail::networks::samples_of(x), "Input 0"), y_(y, "The target"), given_(true) {
      if constexpr (detail::networks::is_padded<X>) steps_ = detail::networks::steps_of(x);
      static_cast<void>(taken<decltype(data_problem<detail::problems::fit, X, Y>())>());
    }

   private:
    friend Model;
    detail::training::ViewOrCopy<Samples> x_{};
    detail::training::ViewOrCopy<Targets> y_{};
    bool given_ = false;
    detail::networks::StepCounts<> steps_{};  // where the samples are padded
  };

  /// Whether predict takes such data: see accepts.
  template <class X>
  static consteval bool takes() {
    return Net::template takes<X>();
  }
  /// Whether fit and evaluate take such data.
  template <class X, class Y>
  static consteval bool takes() {
    if constexpr (valid) return detail::is_none<decltype(detail::training::data_problem<Net, X, Y, Targets, Loss>())>;
    return false;
  }

  /// Takes a network, which moves in, with what trains it.
  // By reference: where a small network is passed by value, GCC prints a note on the ABI of aligned arguments.
  Model(Net&& network, Optimizer optimizer, Loss loss, Metrics... metrics)
      : parts_{std::move(network), std::move(optimizer), std::move(loss),
               detail::training::CountedMetrics<Net, Loss, valid, Metrics...>::of(std::move(metrics)...)} {}

  /// Trains on samples x of shape (B, input...) and their targets y. Validates after each epoch on `validation`, {x,
  /// y}, or on the share of the samples that the options hold back, but not on both. A second call goes on where the
  /// first one ended. Callbacks come last, after the validation or in its place: see training/callbacks.hpp. Throws
  /// OptionError, ShapeError and ValueError before anything is changed. Denormal numbers count as 0 while it runs: see
  /// FlushDenormals. Refuses other arguments, in a sentence: `requires { model.fit(x, y); }` is true of any two, and
  /// `requires { { model.fit(x, y) } -> std::same_as<History>; }` of what is taken.
  // O and V are their defaults where the argument is in braces, which have no type. Calls that may refuse are
  // constexpr, since clangd skips the bodies of others in headers.
  template <class X = SeveralSamples, class Y = SeveralTargets, class O = FitOptions, class V = Validation, class... C>
  constexpr detail::training::answer<History, takes<X, Y>() && std::convertible_to<const O&, FitOptions>> fit(
      const X& x, const Y& y = detail::training::no_targets<detail::problems::fit, Y>(), const O& options = {},
      V&& validation = {}, C&&... callbacks) {
    if constexpr (taken<decltype(fit_problem<X, Y, O, V, C...>())>()) {
      const auto samples = detail::training::as_view<Samples>(detail::networks::samples_of(x), "Input 0");
      const auto targets = detail::training::as_view<Targets>(y, "The target");
      using Given = detail::training::Data<Samples, Targets, decltype(detail::networks::steps_of(x))>;
      const Given data{samples, targets, false, detail::networks::steps_of(x)};
      if constexpr (is_validation<V>) {
        std::tuple<C&...> given(callbacks...);
        Given held{validation.x_.view, validation.y_.view, validation.given_};
        detail::training::see_steps(held.steps, validation.steps_);
        return train_on(data, options, held, detail::training::callbacks_of<FitContext<Model>>(given));
      } else {
        std::tuple<V&, C&...> given(validation, callbacks...);
        return train_on(data, options, Given{}, detail::training::callbacks_of<FitContext<Model>>(given));
      }
    } else {
      return {};
    }
  }

  /// Loss and metrics over samples and targets, computed as fit does. Throws ShapeError and ValueError. Refuses other
  /// arguments, in a sentence.
  template <class X = SeveralSamples, class Y = SeveralTargets>
  constexpr detail::training::answer<Result, takes<X, Y>()> evaluate(
      const X& x, const Y& y = detail::training::no_targets<detail::problems::evaluate, Y>()) const {
    if constexpr (taken<decltype(data_problem<detail::problems::evaluate, X, Y>())>()) {
      const auto samples = detail::training::as_view<Samples>(detail::networks::samples_of(x), "Input 0");
      const auto targets = detail::training::as_view<Targets>(y, "The target");
      using Given = detail::training::Data<Samples, Targets, decltype(detail::networks::steps_of(x))>;
      return measure(Given{samples, targets, false, detail::networks::steps_of(x)});
    } else {
      return {};
    }
  }

  /// As Network::predict: of one sample, or of a batch of any size.
  template <class... X>
  auto predict(const X&... x) const {
    return parts_.network.predict(x...);
  }
  /// As Network::predict, of a list or an array: predict({1, 2, 3, 4}).
  template <std::size_t N>
  auto predict(const typename Net::element (&x)[N]) const {
    return parts_.network.predict(x);
  }
  /// As Network::predict, of a list or an array of two axes.
  template <std::size_t M, std::size_t N>
  auto predict(const typename Net::element (&x)[M][N]) const {
    return parts_.network.predict(x);
  }

  /// Refuses several inputs in braces, in a sentence.
  detail::refused<typename Net::Output> predict(detail::networks::InBraces) const
    requires(Net::input_count > 1)
  {
    return {};
  }

  /// As predict.
  template <class... X>
  auto operator()(const X&... x) const {
    return predict(x...);
  }
  /// The parameters of a layer, as Network::layer.
  template <std::size_t... Idx>
  auto& layer() noexcept {
    return detail::networks::parameters_part<Idx...>(parts_.network.parameters(), parts_.network.states());
  }
  /// The parameters of a layer, to read.
  template <std::size_t... Idx>
  const auto& layer() const noexcept {
    return detail::networks::parameters_part<Idx...>(parts_.network.parameters(), parts_.network.states());
  }

  /// What a layer keeps and does not train, as Network::state: model.state<2>().rate = 0.3.
  template <std::size_t... Idx>
  auto& state() noexcept {
    return detail::networks::state_part<Idx...>(parts_.network.states());
  }
  /// What a layer keeps and does not train, to read.
  template <std::size_t... Idx>
  const auto& state() const noexcept {
    return detail::networks::state_part<Idx...>(parts_.network.states());
  }

  /// Prints the layers, as Network::summary, and with a loss the activation that it computes; and nothing of logits
  /// where the loss takes none.
  [[gnu::cold]] void summary() const {
    using F = typename Net::architecture;
    using Run = detail::training::before_loss<F, Loss>;
    auto summary = summary_of<F, T>();
    if constexpr (!std::same_as<Run, F>) detail::networks::say_left_out<Run>(summary.layers);
    if constexpr (Net::output_count == 1 && !detail::training::takes_logits<F, Loss>) summary.gives.clear();
    detail::networks::print_summary(summary);
  }
  Net& network() noexcept DOVETAIL_LIFETIMEBOUND { return parts_.network; }              ///< with the weights of now
  const Net& network() const noexcept DOVETAIL_LIFETIMEBOUND { return parts_.network; }  ///< to read

  const Optimizer& optimizer() const noexcept { return parts_.optimizer; }  ///< with its settings, to read
  /// What the optimizer keeps from step to step: with the weights and the epochs, all that training goes on from.
  auto& optimizer_state() noexcept { return parts_.state; }
  const auto& optimizer_state() const noexcept { return parts_.state; }  ///< to read
  /// Trained so far: each epoch has random streams of its own.
  std::uint64_t& epochs() noexcept { return parts_.epochs; }
  const std::uint64_t& epochs() const noexcept { return parts_.epochs; }  ///< to read

 private:
  using Data = detail::training::Data<Samples, Targets>;
  template <class V>
  static constexpr bool is_validation = std::same_as<std::remove_cvref_t<V>, Validation>;

  // What costs compiling, outside the class: see Network.
  History train_on(Data data, const FitOptions& options, Data validation,
                   detail::training::Callbacks<FitContext<Model>> call);
  Result measure(Data data) const;
  // Of padded samples.
  template <class Steps>
  History train_on(detail::training::Data<Samples, Targets, Steps> data, const FitOptions& options,
                   detail::training::Data<Samples, Targets, Steps> validation,
                   detail::training::Callbacks<FitContext<Model>> call) {
    return detail::training::fit(*this, parts_, data, options, validation, call);
  }
  template <class Steps>
  Result measure(detail::training::Data<Samples, Targets, Steps> data) const {
    return detail::training::evaluate(parts_, data);
  }

  // What is wrong with the arguments of a call, from left to right. Of a model that is wrong none is judged.
  template <template <class> class Call, class X, class Y>
  static consteval auto data_problem() {
    if constexpr (!valid) {
      return detail::none{};
    } else if constexpr (std::same_as<Y, detail::problems::missing>) {
      return Call<detail::problems::takes_samples_and_their_targets>{};
    } else {
      return detail::training::data_problem<Net, X, Y, Targets, Loss>();
    }
  }
  template <class X, class Y, class O, class V, class... C>
  static consteval auto fit_problem() {
    using found = decltype(data_problem<detail::problems::fit, X, Y>());
    if constexpr (!valid || !std::same_as<found, detail::none>) {
      return found{};
    } else if constexpr (!std::convertible_to<const O&, FitOptions>) {
      return detail::problems::fit<detail::problems::takes_its_options_in_braces_after_the_data_and_not<O>>{};
    } else if constexpr (is_validation<V>) {
      return detail::training::callback_problem<5, FitContext<Model>, std::remove_reference_t<C>...>();
    } else {
      return detail::training::callback_problem<4, FitContext<Model>, std::remove_reference_t<V>,
                                                std::remove_reference_t<C>...>();
    }
  }
  // Says it.
  template <class Problem>
  static consteval bool taken() {
    using wrong = detail::explained<Problem>;
    static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
    return valid && no_problem<wrong::text>;
  }

  using OptimizerState =
      typename detail::training::optimizer_state<valid, Optimizer, parameters_of<typename Net::architecture, T>>::type;
  typename detail::training::with_metrics<detail::training::Parts, Counted, Net, Optimizer, OptimizerState, Loss>::type
      parts_;
};

template <class Net, class Optimizer, class Loss, class... Metrics>
auto Model<Net, Optimizer, Loss, Metrics...>::train_on(Data data, const FitOptions& options, Data validation,
                                                       detail::training::Callbacks<FitContext<Model>> call) -> History {
  return detail::training::fit(*this, parts_, data, options, validation, call);
}
template <class Net, class Optimizer, class Loss, class... Metrics>
auto Model<Net, Optimizer, Loss, Metrics...>::measure(Data data) const -> Result {
  return detail::training::evaluate(parts_, data);
}

/// Does not compile: std::cout << model.
template <detail::networks::stream Out, class... P>
constexpr Out& operator<<(Out& out, const Model<P...>& model) {
  return out << model.network();
}
/// Does not compile: std::cout << model.evaluate(x, y).
template <detail::networks::stream Out, class... M>
constexpr Out& operator<<(Out& out, const Result<M...>&) {
  using wrong = detail::explained<detail::of_call<detail::problems::a_result_is_read_by_its_loss_and_metrics, Out>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return out;
}
/// Does not compile: std::cout << model.fit(x, y).
template <detail::networks::stream Out, class... M>
constexpr Out& operator<<(Out& out, const History<M...>&) {
  using wrong = detail::explained<detail::of_call<detail::problems::a_history_is_read_by_its_loss_and_metrics, Out>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return out;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
