// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/intended.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/networks/gives.hpp>
#include <dovetail/networks/judge.hpp>
#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>
#include <dovetail/training/problems.hpp>

/// What fits and cannot be intended, as a Softmax over one output: an error in training, unless the layer is written as
/// Intended<L>. The decisions are in docs/decisions/0006-a-lint-of-meaning.md.
namespace dovetail::inline DOVETAIL_TARGET {

struct Sigmoid;
struct BinaryCrossentropy;
struct CategoricalCrossentropy;
struct SparseCategoricalCrossentropy;

namespace detail::problems {
template <class L>
struct or_L_if_it_is_intended {};
template <class L>
struct or_write_L_if_it_is_intended {};
template <class L>
struct write_L_if_it_is_intended {};
struct leave_out_one_of_them {};
struct gives_1_whatever_arrives_since_it_has_one_output {};
template <std::size_t Idx, class L>
struct takes_for_numbers_the_probabilities_of_layer {};
template <class M, class But, class Better>
struct the_metric_M_counts_right_answers {};
template <class L>
struct but_the_targets_of_the_loss_L_are_numbers {};
struct or_a_loss_that_names_its_activation {};
template <class M, class But, class Fix>
struct the_metric_M_names_an_output {};
struct but_the_network_has_one {};

template <class Activation>
struct gives_neither_logits_nor_what_L_gives {};
template <class Activation>
struct does_not_give_what_L_gives {};
template <class Loss>
struct and_the_loss_L_takes_nothing_else {};
struct does_not_say_what_it_gives {};
template <class Loss, class Activation>
struct but_the_loss_L_takes_logits_or_what_L_gives {};
template <class L, class Or>
struct put_L_behind_it {};
template <class G, class... Or>
struct write_in_it_using_gives_equals {};
template <class G>
struct or_L {};
template <class L>
struct or_the_loss_L {};
}  // namespace detail::problems

namespace detail::training {

/// Whether what a layer takes are logits, so that probabilities are a mistake.
template <class L>
concept made_for_logits = requires { requires L::takes_logits; };
template <class G>
inline constexpr bool are_probabilities =
    std::same_as<G, Gives::probabilities> || std::same_as<G, Gives::distributions>;

/// Whether a loss with an activation takes what a stage gives: logits, or what its activation gives.
template <class Loss, class Given>
concept takes_given =
    (std::same_as<typename Given::gives, Gives::logits> && computed_of_logits<Loss, typename Given::stage::output>) ||
    std::same_as<typename Given::gives, networks::what_is_wanted> ||
    std::same_as<typename Given::stage::layer, typename Loss::activation> ||
    (are_probabilities<typename Given::gives> &&
     std::same_as<typename Given::gives, typename layers::layer_traits<typename Loss::activation>::gives>);

/// What cannot be intended about stage Idx, whatever the loss.
template <class F, std::size_t Idx>
consteval auto stage_lint() {
  using Stages = typename F::stages;
  using S = layers::element<Idx, Stages>;
  using L = typename S::layer;
  using Written = typename S::written;
  using Own = typename layers::layer_traits<L>::gives;
  if constexpr (layers::is_intended<Written>) {
    return none{};
  } else if constexpr (made_for_logits<L> && std::same_as<Own, Gives::distributions> &&
                       networks::last_extent<typename S::output> == 1) {
    using Better = problems::write<Sigmoid, problems::or_L_if_it_is_intended<Intended<Written>>>;
    return problems::layer<S::index, Written, problems::gives_1_whatever_arrives_since_it_has_one_output, Better>{};
  } else if constexpr (made_for_logits<L>) {
    using Before = decltype(networks::given_to<F, Idx>());
    if constexpr (are_probabilities<typename Before::gives>) {
      using From = typename Before::stage;
      using Takes = problems::takes_for_numbers_the_probabilities_of_layer<From::index, typename From::written>;
      return problems::layer<S::index, Written, Takes, problems::leave_out_one_of_them,
                             problems::or_write_L_if_it_is_intended<Intended<Written>>>{};
    } else {
      return none{};
    }
  } else if constexpr (Idx + 1 == layers::tuple_length<Stages> && requires { typename L::unintended_last; }) {
    using Anyway = phrases<problems::write_L_if_it_is_intended<Intended<Written>>>;
    using Last = layers::concatenated<typename L::unintended_last, Anyway>;
    return typename networks::own_problem<S::index, Written, Last>::type{};
  } else {
    return none{};
  }
}

/// What to write where a layer that gives G stands in place of the Activation of the loss: that, or a loss of what it
/// gives.
template <class G, class Activation, class Anyway>
struct instead_of {
  using type = problems::write<Activation, Anyway>;
};
template <class Activation, class Anyway>
struct instead_of<Gives::distributions, Activation, Anyway> {
  using type = problems::write<Activation, problems::or_the_loss_L<CategoricalCrossentropy>,
                               problems::or_L<SparseCategoricalCrossentropy>, Anyway>;
};
template <class Activation, class Anyway>
struct instead_of<Gives::probabilities, Activation, Anyway> {
  using type = problems::write<Activation, problems::or_the_loss_L<BinaryCrossentropy>, Anyway>;
};

/// A loss does not take what is given: who is to blame, in a container too, and what to write. The loss is called Said.
template <class Loss, class Given, class Said = Loss>
consteval auto blame() {
  using S = typename Given::stage;
  using L = typename S::layer;
  using Written = typename S::written;
  using Activation = typename Loss::activation;
  using Wanted = typename layers::layer_traits<Activation>::gives;
  using Neither = std::conditional_t<computed_of_logits<Loss, typename S::output>,
                                     problems::gives_neither_logits_nor_what_L_gives<Activation>,
                                     problems::does_not_give_what_L_gives<Activation>>;
  using Else = problems::and_the_loss_L_takes_nothing_else<Said>;
  constexpr bool says = !std::is_void_v<typename Given::gives>;
  if constexpr (networks::runs_stages<L> || (layers::container<L> && !says)) {
    using Inside = decltype(training::blame<Loss, decltype(networks::given_by<L>()), Said>());
    return problems::inside_layer<S::index, Inside>{};
  } else if constexpr (says) {
    using Better = std::conditional_t<
        layers::activation<L> || made_for_logits<L>,
        typename instead_of<typename Given::gives, Activation,
                            problems::or_L_if_it_is_intended<Intended<Written>>>::type,
        problems::put_L_behind_it<Activation, problems::or_write_L_if_it_is_intended<Intended<Written>>>>;
    return problems::layer<S::index, Written, Neither, Else, Better>{};
  } else {
    using Line = std::conditional_t<are_probabilities<Wanted>,
                                    problems::write_in_it_using_gives_equals<Gives::logits, problems::or_L<Wanted>>,
                                    problems::write_in_it_using_gives_equals<Gives::logits>>;
    return problems::layer<S::index, Written, problems::does_not_say_what_it_gives,
                           problems::but_the_loss_L_takes_logits_or_what_L_gives<Said, Activation>, Line>{};
  }
}

/// What is wrong with what some stages, the last of which is there, give to a loss, which is called Said.
template <class Stages, class Found, class Loss, class Said = Loss>
consteval auto loss_lint() {
  // Layers that all pass on what they get give the samples.
  using Last = layers::element<layers::tuple_length<Stages> - 1, Stages>;
  using Given = std::conditional_t<std::is_void_v<typename Found::stage>, networks::Given<Gives::neither, Last>, Found>;
  if constexpr (!requires { typename Loss::activation; }) {
    return none{};
  } else if constexpr (takes_given<Loss, Given>) {
    return none{};
  } else {
    return training::blame<Loss, Given, Said>();
  }
}

template <class Loss, class F, std::size_t... Idx>
consteval auto first_lint(std::index_sequence<Idx...>) {
  return networks::first_wrong<decltype(stage_lint<F, Idx>())...,
                               decltype(loss_lint<typename F::stages, decltype(networks::given_by<F>()), Loss>())>{};
}
/// What cannot be intended about the layers of a network, the first of them. What is inside a container is a matter of
/// the container.
template <class F, class Loss>
consteval auto lint() {
  return training::first_lint<Loss, F>(std::make_index_sequence<F::layer_count>{});
}

template <class F, std::size_t... Idx>
consteval auto first_stage_lint(std::index_sequence<Idx...>) {
  return networks::first_wrong<decltype(stage_lint<F, Idx>())...>{};
}

template <class M>
struct metric_on {
  using type = void;
};
template <explain::Literal P, class M>
struct metric_on<On<P, M>> {
  using type = M;
};
/// What to say of a metric, which is called Said, that does not take the targets of the loss.
template <class M, class Loss, class Said = M>
consteval auto metric_lint() {
  using Own = typename metric_on<M>::type;
  if constexpr (!std::is_void_v<Own>) {
    return problems::the_metric_M_names_an_output<M, problems::but_the_network_has_one, problems::write<Own>>{};
  } else if constexpr (std::same_as<M, Accuracy>) {
    using Better = problems::write<MeanAbsoluteError, problems::or_a_loss_that_names_its_activation>;
    return problems::the_metric_M_counts_right_answers<Said, problems::but_the_targets_of_the_loss_L_are_numbers<Loss>,
                                                       Better>{};
  } else {
    return problems::the_metric_M_does_not_fit_the_targets_of_the_loss<Said, Loss>{};
  }
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
