// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/dropout.hpp>
#include <dovetail/layers/intended.hpp>
#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/networks/judge.hpp>
#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <dovetail/training/problems.hpp>

/// What fits and cannot be intended, as a Softmax over one output: an error in training, unless the layer is written as
/// Intended<L>. The decisions are in docs/decisions/0006-a-lint-of-meaning.md.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class L>
struct or_L_if_it_is_intended {};
template <class L>
struct write_L_if_it_is_intended {};
struct gives_1_whatever_arrives_since_it_has_one_output {};
struct comes_last {};
struct where_it_drops_answers {};
template <class Loss, class L>
struct but_the_loss_L_goes_with {};
template <std::size_t Idx, class L>
struct takes_for_numbers_the_probabilities_of_layer {};
template <class M, class But, class Better>
struct the_metric_M_counts_right_answers {};
template <class L>
struct but_the_targets_of_the_loss_L_are_numbers {};
struct or_a_loss_that_names_its_activation {};
}  // namespace detail::problems

namespace detail::training {

template <class Written>
inline constexpr bool is_intended = false;
template <class L>
inline constexpr bool is_intended<Intended<L>> = true;

template <class L>
concept gives_probabilities = std::same_as<L, Softmax> || std::same_as<L, Sigmoid>;
template <class L>
concept known_activation = requires { requires L::is_activation; };
template <class L>
inline constexpr bool is_dropout = false;
template <Number Rate, class S>
inline constexpr bool is_dropout<layers::DropoutAt<Rate, S>> = true;

// The loss takes what its activation gives, and L is another one.
template <class Loss, class L>
concept takes_another_activation =
    requires { typename Loss::activation; } && known_activation<L> && !std::same_as<L, typename Loss::activation>;

// What stands before the first layer.
struct Nobody {
  using layer = void;
};

/// What cannot be intended about stage S, which follows stage Before: Loss for the last one, void for the others.
template <class S, class Before, class Loss>
consteval auto stage_lint() {
  using L = typename S::layer;
  using Written = typename S::written;
  using Anyway = problems::write_L_if_it_is_intended<Intended<Written>>;
  constexpr std::size_t classes = S::output::dims[S::output::rank - 1];
  if constexpr (is_intended<Written>) {
    return none{};
  } else if constexpr (std::same_as<L, Softmax> && classes == 1) {
    using Better = problems::write<Sigmoid, problems::or_L_if_it_is_intended<Intended<Written>>>;
    return problems::layer<S::index, Written, problems::gives_1_whatever_arrives_since_it_has_one_output, Better>{};
  } else if constexpr (gives_probabilities<L> && gives_probabilities<typename Before::layer>) {
    using Takes = problems::takes_for_numbers_the_probabilities_of_layer<Before::index, typename Before::written>;
    return problems::layer<S::index, Written, Takes, Anyway>{};
  } else if constexpr (!std::is_void_v<Loss> && is_dropout<L>) {
    return problems::layer<S::index, Written, problems::comes_last, problems::where_it_drops_answers, Anyway>{};
  } else if constexpr (takes_another_activation<Loss, L>) {
    using Wanted = typename Loss::activation;
    using Better = problems::write<Wanted, problems::or_L_if_it_is_intended<Intended<Written>>>;
    return problems::layer<S::index, Written, problems::comes_last, problems::but_the_loss_L_goes_with<Loss, Wanted>,
                           Better>{};
  } else {
    return none{};
  }
}

template <class Loss, class... S, std::size_t... Idx>
consteval auto first_lint(std::type_identity<hana::tuple<S...>>, std::index_sequence<Idx...>) {
  return networks::first_wrong<decltype(stage_lint<S, layers::element<Idx, hana::tuple<Nobody, S...>>,
                                                   std::conditional_t<Idx + 1 == sizeof...(S), Loss, void>>())...>{};
}
/// What cannot be intended about the layers of a network, the first of them. What is inside a container is a matter of
/// the container.
template <class Stages, class Loss>
consteval auto lint() {
  return first_lint<Loss>(std::type_identity<Stages>{}, std::make_index_sequence<layers::tuple_length<Stages>>{});
}

/// What to say of a metric that does not take the targets of the loss.
template <class M, class Loss>
consteval auto metric_lint() {
  if constexpr (std::same_as<M, Accuracy>) {
    using Better = problems::write<MeanAbsoluteError, problems::or_a_loss_that_names_its_activation>;
    return problems::the_metric_M_counts_right_answers<M, problems::but_the_targets_of_the_loss_L_are_numbers<Loss>,
                                                       Better>{};
  } else {
    return problems::the_metric_M_does_not_fit_the_targets_of_the_loss<M, Loss>{};
  }
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
