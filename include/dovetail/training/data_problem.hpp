// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/padded.hpp>
#include <dovetail/training/data.hpp>
#include <dovetail/training/problems.hpp>
#include <dovetail/training/padding.hpp>

/// What is wrong with samples and targets that a model does not take.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

// What a sentence says of a shape.
template <class V>
struct shape_words_of;
template <class T, std::size_t... E>
struct shape_words_of<View<const T, E...>> {
  using has = problems::has_shape<extent_of<E>...>;
  using network_takes = problems::but_the_network_takes_shape<extent_of<E>...>;
  template <class L>
  using loss_takes = problems::but_L_takes_shape<L, extent_of<E>...>;
};
// Of data, which may be no tensor at all.
template <class X>
struct seen {
  using has = problems::is_of_type_T_and_not_a_tensor<X>;
  using shape = Shape<0>;
};
template <class X>
  requires any_tensor<X> || requires {
    typename X::value_type;
    typename X::shape;
  }
struct seen<X> : shape_words_of<view_of<const typename X::value_type, typename X::shape>> {
  using shape = typename X::shape;
};

// Whether a row has the shape of a sample, or of its target.
template <class X, class Samples>
inline constexpr bool same_rows = false;
template <any_tensor X, class Samples>
inline constexpr bool same_rows<X, Samples> =
    std::same_as<shape::row_shape<typename X::shape>, shape::row_shape<typename Samples::shape>>;

/// What is wrong with samples X, of which a network takes Samples.
template <class X, class Samples>
consteval auto samples_problem() {
  if constexpr (!viewable_as_samples<X, Samples> && !same_rows<X, Samples>) {
    using Wrong = problems::the_input<typename seen<X>::has, typename shape_words_of<Samples>::network_takes>;
    return typename networks::with_reshape<Wrong, typename seen<X>::shape, typename Samples::shape>::type{};
  } else if constexpr (!viewable_as_samples<X, Samples>) {
    return typename networks::other_elements<typename X::value_type, typename Samples::value_type>::type{};
  } else {
    return none{};
  }
}
/// What is wrong with padded samples X of network Net, where loss L sees the answers to each step.
template <class Net, class X, class L>
consteval auto padded_samples_problem() {
  using Found = decltype(networks::padded_problem<Net, X>());
  if constexpr (!is_none<Found>) {
    return Found{};
  } else {
    using F = typename Net::architecture;
    using OneStep = step_shape<typename F::output>;
    constexpr bool by_steps = !is_all<decltype(networks::behind<F>(networks::StepCounts<>{}))>;
    if constexpr (by_steps && !fits_output<L, OneStep>) {
      return problems::loss<L, problems::on_output<OneStep>>{};
    } else {
      return none{};
    }
  }
}
/// What is wrong with targets Y, of which loss L takes Targets.
template <class Y, class Targets, class L>
consteval auto targets_problem() {
  if constexpr (!viewable<Y, Targets> && !same_rows<Y, Targets>) {
    return problems::the_target<typename seen<Y>::has, typename shape_words_of<Targets>::template loss_takes<L>>{};
  } else if constexpr (!viewable<Y, Targets>) {
    return problems::the_target<problems::has_elements_of_type<typename Y::value_type>,
                                problems::but_L_takes_elements_of_type<L, typename Targets::value_type>,
                                problems::write<problems::cast<typename Targets::value_type>(...)>>{};
  } else {
    return none{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
