// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/layers/intended.hpp>
#include <dovetail/networks/bind.hpp>

/// What layers that are bound give to a loss, and which of them decides it.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// What Intended<L> gives: the probabilities that the loss takes, whatever they are.
struct what_is_wanted {};

/// Stage S, void where there is none, gives G, and what comes behind it passes that on.
template <class G, class S>
struct Given {
  using gives = G;
  using stage = S;
};

template <class S>
inline constexpr std::size_t last_extent = S::dims[S::rank - 1];

/// What the first N of some stages give together.
template <class Stages, std::size_t N = layers::tuple_length<Stages>>
consteval auto given() {
  if constexpr (N == 0) {
    return Given<Gives::what_it_gets, void>{};
  } else {
    using S = layers::element<N - 1, Stages>;
    using Own = typename layers::layer_traits<typename S::layer>::gives;
    constexpr bool intended = layers::is_intended<typename S::written>;
    if constexpr (std::same_as<Own, layers::gives_a_sum> && !intended) {
      using Summand = decltype(networks::given<Stages, N - 1>());
      constexpr bool is_known =
          std::same_as<typename Summand::gives, Gives::logits> || std::is_void_v<typename Summand::gives>;
      return std::conditional_t<is_known, Summand, Given<Gives::neither, S>>{};
    } else if constexpr (!std::same_as<Own, Gives::what_it_gets>) {
      return Given<std::conditional_t<intended, what_is_wanted, Own>, S>{};
    } else {
      using Before = decltype(networks::given<Stages, N - 1>());
      // Rows of another length are no distributions.
      constexpr bool splits = std::same_as<typename Before::gives, Gives::distributions> &&
                              last_extent<typename S::input> != last_extent<typename S::output>;
      return std::conditional_t<splits, Given<std::conditional_t<intended, what_is_wanted, Gives::neither>, S>,
                                Before>{};
    }
  }
}

/// What a container whose stages show what they give gives. (A Graph says which of them lead to its output.)
template <class F>
consteval auto given_by() {
  if constexpr (requires { typename F::output_line; }) {
    return networks::given<typename F::output_line>();
  } else {
    return networks::given<typename F::stages>();
  }
}
/// What its stage Idx is given.
template <class F, std::size_t Idx>
consteval auto given_to() {
  if constexpr (requires { typename F::output_line; }) {
    return networks::given<typename F::template line<Idx>>();
  } else {
    return networks::given<typename F::stages, Idx>();
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
