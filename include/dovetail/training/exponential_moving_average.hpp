// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <utility>

#include <dovetail/training/around.hpp>
#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Any optimizer, with an exponential moving average of the weights beside it: after each step average = momentum ·
/// average + (1 - momentum) · w, and w after the first. Keras's use_ema and ema_momentum. The average is kept and saved
/// with the model; swap_ema_weights(model) puts it into the network, to evaluate with it and to save it. What layers
/// keep, as the moving means of a BatchNormalization, is not averaged. Polyak, Juditsky: Acceleration of stochastic
/// approximation by averaging (1992).
/// compile<Digits>(ExponentialMovingAverage{Adam{}, 0.999}, ...)
template <class Optimizer>
struct ExponentialMovingAverage {
  Optimizer optimizer;     ///< that takes the steps
  double momentum = 0.99;  ///< how much of the average stays in each step

  /// What is wrong with it: that it goes around none, or one that does not step with each batch.
  using problem = typename detail::first_problem<
      detail::training::around_problem<ExponentialMovingAverage, Optimizer>,
      std::conditional_t<
          !detail::training::accumulates<Optimizer>, detail::none,
          detail::problems::the_optimizer_O<
              ExponentialMovingAverage,
              detail::problems::goes_around_optimizers_that_step_with_each_batch_and_not<Optimizer>,
              detail::problems::write<typename detail::training::inside_out<ExponentialMovingAverage>::type>>>>::type;

  /// What is kept: what the optimizer keeps, the average, and how many steps there were.
  template <class P>
  struct State {
    using Inner = typename Optimizer::template State<P>;  ///< what the optimizer keeps
    BOOST_HANA_DEFINE_STRUCT(State, (Inner, inner), (P, average), (std::uint64_t, steps));
  };

  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    detail::training::wrapped_settings(optimizer, to);
    to.add({{"momentum", momentum, OptimizerSettings::fraction}});
  }
  /// As the optimizer's: the average lies among the weights.
  template <class T>
    requires detail::training::bounded<Optimizer, T>
  double largest_gradient() const {
    return optimizer.template largest_gradient<T>();
  }
  /// One step, and its average: in one pass, where the optimizer lets others join its own.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const
    requires(!detail::training::accumulates<Optimizer>)
  {
    const double stays = state.steps++ == 0 ? 0 : momentum;
    const auto joined = [&](const auto& now, const auto& rule, P& weights, const P& g, auto&... kept) {
      const auto both = [rule, stays]<class Pack>(Pack rate, Pack w, Pack slope, Pack& average, auto&... s) {
        const Pack next = rule(rate, w, slope, s...);
        average = detail::training::moving_mean(stays, average, next);
        return next;
      };
      detail::training::UpdateElements{}(now, both, weights, g, state.average, kept...);
    };
    if constexpr (requires { optimizer.step(parameters, gradient, state.inner, joined); }) {
      optimizer.step(parameters, gradient, state.inner, joined);
    } else {
      optimizer.step(parameters, gradient, state.inner);
      const auto alone = [stays]<class Pack>(Pack average, Pack w) {
        return detail::training::moving_mean(stays, average, w);
      };
      update_elements(alone, state.average, std::as_const(parameters));
    }
  }
};
/// ExponentialMovingAverage{Adam{}, 0.99}
template <class Optimizer, class N>
ExponentialMovingAverage(Optimizer, N) -> ExponentialMovingAverage<Optimizer>;
/// ExponentialMovingAverage{Adam{}}
template <class Optimizer>
ExponentialMovingAverage(Optimizer) -> ExponentialMovingAverage<Optimizer>;

namespace detail::problems {
template <class O, class Fix>
struct a_model_that_is_trained_by_O_has_no_moving_average_of_its_weights {};
}  // namespace detail::problems

namespace detail::training {
// Where an optimizer's state has the average, or that of an optimizer inside; Nothing where there is none.
template <class State>
auto& average_in(State& state) {
  if constexpr (requires { state.average; }) {
    return state.average;
  } else if constexpr (requires { state.inner; }) {
    return training::average_in(state.inner);
  } else {
    static Nothing<> none;
    return none;
  }
}
}  // namespace detail::training

/// Exchanges the weights of a model's network with their moving average: swap_ema_weights(model);
/// model.evaluate(x, y); save(model.network(), path); and once more, before it is trained on. Before the first step
/// the average is 0.
template <class Model>
void swap_ema_weights(Model& model) {
  auto& average = detail::training::average_in(model.optimizer_state());
  constexpr bool is_there = !std::is_same_v<decltype(average), Nothing<>&>;
  using Optimizer = std::remove_cvref_t<decltype(model.optimizer())>;
  using problem = detail::explained<
      std::conditional_t<is_there, detail::none,
                         detail::problems::a_model_that_is_trained_by_O_has_no_moving_average_of_its_weights<
                             Optimizer, detail::problems::write<ExponentialMovingAverage<Optimizer>>>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (is_there)
    for_each_tensor([](const TensorPath&, auto& w, auto& of_it) { std::swap(w, of_it); }, model.network().parameters(),
                    average);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
