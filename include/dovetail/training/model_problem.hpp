// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>

#include <dovetail/networks/judge.hpp>
#include <dovetail/training/lint.hpp>
#include <dovetail/training/problem_by_output.hpp>
#include <dovetail/training/untrainable.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/metric.hpp>
#include <dovetail/training/optimizer.hpp>
#include <dovetail/training/problems.hpp>

/// Whether the parts of a model fit, and what to say where they do not.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

template <class M, class Net, class L>
concept metric_of_targets = requires(M m, layers::ReadBatch<typename Net::value_type, dynamic, typename Net::output> y,
                                     typename L::template Targets<typename Net::value_type, typename Net::output> t,
                                     const L& loss) { training::update_metric(m, y, t, loss); };

// Of parts that are what they should be: whether they go together.
template <class Net, class L, class... M>
consteval auto fit_problem() {
  using F = typename Net::architecture;
  using Layer = decltype(training::untrainable(std::type_identity<typename F::stages>{}));
  constexpr std::size_t metric = training::first_wrong_place<sizeof...(M)>({metric_of_targets<M, Net, L>...});
  if constexpr (!fits_output<L, typename Net::output>) {
    return problems::loss<L, problems::on_output<typename Net::output>>{};
  } else if constexpr (!std::same_as<Layer, none>) {
    return Layer{};
  } else if constexpr (!std::same_as<decltype(lint<F, L>()), none>) {
    return lint<F, L>();
  } else if constexpr (metric < sizeof...(M)) {
    return training::metric_lint<layers::element<metric, hana::tuple<M...>>, L>();
  } else {
    return none{};
  }
}

// What an optimizer says is wrong with it, or none.
template <class O>
struct problem_of_optimizer {
  using type = none;
};
template <class O>
  requires requires { typename O::problem; }
struct problem_of_optimizer<O> {
  using type = typename O::problem;
};

/// What is wrong with a model, from left to right. Nothing is said of a model whose network is wrong: the network says
/// it.
template <class Net, class O, class L, class... M>
consteval auto model_problem() {
  using namespace problems;
  constexpr std::size_t metric = training::first_wrong_place<sizeof...(M)>({metric_function<M>...});
  if constexpr (!Net::valid) {
    return none{};
  } else if constexpr (std::same_as<O, missing>) {
    return compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, the_optimizer>, is_missing>{};
  } else if constexpr (!is_none<typename problem_of_optimizer<O>::type>) {
    return typename problem_of_optimizer<O>::type{};
  } else if constexpr (!optimizer<O>) {
    return compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<1, O>, is_not_an_optimizer>{};
  } else if constexpr (std::same_as<L, missing>) {
    return compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, the_loss>, is_missing>{};
  } else if constexpr (!loss_function<L>) {
    return compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<2, L>, is_not_a_loss>{};
  } else if constexpr (metric < sizeof...(M)) {
    using Wrong = layers::element<metric, hana::tuple<M...>>;
    return compile_takes_an_optimizer_and_a_loss_before_metrics<but_argument<metric + 3, Wrong>, is_not_a_metric>{};
  } else if constexpr (by_output<L> || Net::output_count > 1) {
    return training::problem_by_output<Net, L, M...>();
  } else {
    return training::fit_problem<Net, L, M...>();
  }
}

// Says it: in a function, as networks::judged does.
template <class... Part>
consteval auto judged() {
  using problem = explained<decltype(training::model_problem<Part...>())>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  return std::type_identity<problem>{};
}

// The targets of a loss and the state of an optimizer, or something that stands in for them where the model is wrong.
template <bool Valid, class L, class T, class Out>
struct targets_of {
  using type = View<const T, dynamic>;
};
template <class L, class T, class Out>
struct targets_of<true, L, T, Out> {
  using type = typename L::template Targets<T, Out>;
};
template <bool Valid, class O, class P>
struct optimizer_state {
  using type = Nothing<>;
};
template <class O, class P>
struct optimizer_state<true, O, P> {
  using type = typename O::template State<P>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
