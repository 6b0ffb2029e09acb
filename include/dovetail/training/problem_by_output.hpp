// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training/braced.hpp>
#include <dovetail/training/lint.hpp>
#include <dovetail/training/metrics_by_output.hpp>
#include <dovetail/training/untrainable.hpp>

/// Whether the losses and metrics of a model of several outputs fit these.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class L>
struct but_L_is_a_loss_of_one {};
struct name_one_loss_per_output_in_Losses {};
struct but_Losses_are_of_several {};
template <std::size_t N>
struct but_Losses_has_N {};
template <class Problem, class Is>
struct Losses_takes_losses {};
template <class M>
struct the_metric_M_fits_the_targets_of_no_output {};
}  // namespace detail::problems

namespace detail::training {

// Output O of a network, which is called P, and its loss.
template <class Net, class L, std::size_t O, explain::Literal P>
struct JudgedOutput {
  using F = typename Net::architecture;
  using Own = typename L::template at<O>;
  using Out = layers::element<O, typename F::output>;
  static consteval auto loss_problem() {
    if constexpr (!fits_output<Own, Out>) {
      return problems::loss<Own, problems::on_the_output<Out, P>>{};
    } else {
      return none{};
    }
  }
  static consteval auto lint() {
    using Line = typename F::template line_to_output<O>;
    return training::loss_lint<std::conditional_t<layers::tuple_length<Line> == 0, typename F::stages, Line>,
                               decltype(networks::given<Line>()), Own, On<P, Own>>();
  }
};

// A metric: on the output that it names, or on all.
template <class Net, class L, class M>
struct JudgedMetric {
  template <explain::Literal... P, std::size_t... O>
  static consteval auto problem(std::index_sequence<O...>) {
    if constexpr ((metric_of_output<M, Net, L, O> || ...)) {
      return none{};
    } else {
      return problems::the_metric_M_fits_the_targets_of_no_output<M>{};
    }
  }
};
template <class Net, class L, explain::Literal Named, class M>
struct JudgedMetric<Net, L, On<Named, M>> {
  template <explain::Literal... P, std::size_t... O>
  static consteval auto problem(std::index_sequence<O...>) {
    constexpr std::size_t o = output_called<typename Net::architecture>(Named.text());
    if constexpr (o == L::count) {
      return problems::no_output_is_called_P<Named, problems::the_outputs_are<P...>>{};
    } else if constexpr (!metric_of_output<M, Net, L, o>) {
      return training::metric_lint<M, typename L::template at<o>, On<Named, M>>();
    } else {
      return none{};
    }
  }
};

template <class Net, class L, class... M, explain::Literal... P, std::size_t... O>
consteval auto fit_problem_by_output(layers::types<Output<P>...>, std::index_sequence<O...> outputs) {
  using F = typename Net::architecture;
  using WrongLoss = networks::first_wrong<decltype(JudgedOutput<Net, L, O, P>::loss_problem())...>;
  using Layer = decltype(training::untrainable(std::type_identity<typename F::stages>{}));
  if constexpr (!is_none<WrongLoss>) {
    return WrongLoss{};
  } else if constexpr (!is_none<Layer>) {
    return Layer{};
  } else {
    using Lint = decltype(training::first_stage_lint<F>(std::make_index_sequence<F::layer_count>{}));
    using Found = networks::first_wrong<Lint, decltype(JudgedOutput<Net, L, O, P>::lint())...>;
    if constexpr (!is_none<Found>) {
      return Found{};
    } else {
      return networks::first_wrong<decltype(JudgedMetric<Net, L, M>::template problem<P...>(outputs))...>{};
    }
  }
}

template <class L>
inline constexpr std::size_t first_that_is_no_loss = 0;
template <class... L>
inline constexpr std::size_t first_that_is_no_loss<Losses<L...>> =
    training::first_wrong_place<sizeof...(L)>({loss_function<typename WithWeight<L>::Loss>...});

/// What is wrong with a model of several outputs, or with Losses.
template <class Net, class L, class... M>
consteval auto problem_by_output() {
  using namespace problems;
  constexpr std::size_t outputs = Net::output_count;
  if constexpr (!by_output<L>) {
    return the_network_has_N_outputs<outputs, but_L_is_a_loss_of_one<L>, name_one_loss_per_output_in_Losses>{};
  } else if constexpr (first_that_is_no_loss<L> < L::count) {
    using Wrong = typename L::template at<first_that_is_no_loss<L>>;
    return Losses_takes_losses<but_argument<first_that_is_no_loss<L> + 1, Wrong>, is_not_a_loss>{};
  } else if constexpr (outputs == 1) {
    return the_network_has_N_outputs<1, but_Losses_are_of_several, write<typename L::template at<0>>>{};
  } else if constexpr (outputs != L::count) {
    return the_network_has_N_outputs<outputs, but_Losses_has_N<L::count>, name_one_loss_per_output_in_Losses>{};
  } else {
    return training::fit_problem_by_output<Net, L, M...>(typename Net::architecture::output_lines{},
                                                         std::make_index_sequence<outputs>{});
  }
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
