// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/dropout.hpp>
#include <dovetail/layers/leaky_relu.hpp>
#include <dovetail/layers/meant.hpp>
#include <dovetail/layers/relu.hpp>
#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/layers/softmax.hpp>
#include <dovetail/layers/tanh.hpp>
#include <dovetail/networks/chain.hpp>
#include <dovetail/training/problems.hpp>

/// What fits and cannot be meant, as a Softmax over one output: an error in training, unless it is Meant. The decisions
/// are in docs/decisions/0006-a-lint-of-meaning.md.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class L>
struct or_L_if_it_is_meant {};
template <class L>
struct write_L_if_it_is_meant {};
struct gives_1_whatever_arrives_since_it_has_one_output {};
struct comes_last {};
struct where_it_drops_answers {};
template <class Loss, class L>
struct but_the_loss_L_goes_with {};
template <std::size_t I, class L>
struct takes_for_numbers_the_probabilities_of_layer {};
}  // namespace detail::problems

namespace detail::training {

template <class Written>
inline constexpr bool meant = false;
template <class L>
inline constexpr bool meant<Meant<L>> = true;

template <class L>
concept gives_probabilities = std::same_as<L, Softmax> || std::same_as<L, Sigmoid>;
template <class L>
inline constexpr bool is_leaky_relu = false;
template <Number Slope>
inline constexpr bool is_leaky_relu<LeakyReLU<Slope>> = true;
template <class L>
inline constexpr bool is_dropout = false;
template <Number Rate, class S>
inline constexpr bool is_dropout<layers::DropoutAt<Rate, S>> = true;

template <class S>
concept softmax_of_one = std::same_as<typename S::layer, Softmax> && S::output::dims[S::output::rank - 1] == 1;

// What layer S says of itself, and of the layer before it.
template <class S, class Before>
struct meaning_at {
  using type = none;
};
template <class S, class Before>
  requires(!meant<typename S::written> && softmax_of_one<S>)
struct meaning_at<S, Before> {
  using type =
      problems::layer<S::index, typename S::written, problems::gives_1_whatever_arrives_since_it_has_one_output,
                      problems::write<Sigmoid, problems::or_L_if_it_is_meant<Meant<typename S::written>>>>;
};
template <class S, class Before>
  requires(!meant<typename S::written> && !softmax_of_one<S> && gives_probabilities<typename S::layer> &&
           gives_probabilities<typename Before::layer>)
struct meaning_at<S, Before> {
  using type =
      problems::layer<S::index, typename S::written,
                      problems::takes_for_numbers_the_probabilities_of_layer<Before::index, typename Before::written>,
                      problems::write_L_if_it_is_meant<Meant<typename S::written>>>;
};

// What the last layer says beside the loss. A loss with an activation takes what that gives.
template <class S, class Loss>
struct last_meaning {
  using type = none;
};
template <class S, class Loss>
  requires(!meant<typename S::written> && is_dropout<typename S::layer>)
struct last_meaning<S, Loss> {
  using type = problems::layer<S::index, typename S::written, problems::comes_last, problems::where_it_drops_answers,
                               problems::write_L_if_it_is_meant<Meant<typename S::written>>>;
};
template <class L>
concept known_activation = gives_probabilities<L> || std::same_as<L, ReLU> || std::same_as<L, Tanh> || is_leaky_relu<L>;
template <class S, class Loss>
  requires(!meant<typename S::written> && requires { typename Loss::activation; } &&
           known_activation<typename S::layer> && !std::same_as<typename S::layer, typename Loss::activation>)
struct last_meaning<S, Loss> {
  using Wanted = typename Loss::activation;
  using type = problems::layer<S::index, typename S::written, problems::comes_last,
                               problems::but_the_loss_L_goes_with<Loss, Wanted>,
                               problems::write<Wanted, problems::or_L_if_it_is_meant<Meant<typename S::written>>>>;
};

struct Nobody {
  using layer = void;
};
// Of the layers of the network itself: what is inside a joint is a matter of the joint.
template <class Stages, class Loss, class Indices = std::make_index_sequence<layers::tuple_length<Stages>>>
struct meaning;
template <class... S, class Loss, std::size_t... I>
struct meaning<hana::tuple<S...>, Loss, std::index_sequence<I...>> {
  using type =
      networks::first_wrong<typename meaning_at<S, layers::element<I, hana::tuple<Nobody, S...>>>::type...,
                            typename last_meaning<layers::element<sizeof...(S) - 1, hana::tuple<S...>>, Loss>::type>;
};

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
