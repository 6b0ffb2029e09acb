// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/judge.hpp>

/// The elements of the input: a layer may take others than numbers of the network's type, as an Embedding takes tokens,
/// where it comes first.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class T>
struct takes_elements_of_type {};
struct which_only_the_input_can_be {};
struct put_it_first {};
}  // namespace detail::problems

namespace detail::networks {

template <class S>
struct works : std::bool_constant<layers::works<typename S::layer>> {};
/// Of some stages the one that takes the input: the first that does something. Where none does, an Input.
template <class Stages>
using first_at_work = layers::first_that<works, Stage<0, Input<1>, Input<1>, Shape<1>, Shape<1>>, Stages>;

// What is wrong with a layer that gets numbers of the network's type, or none.
template <class S>
consteval auto element_problem() {
  using L = typename S::layer;
  if constexpr (!layers::names_element<L>) {
    return none{};
  } else if constexpr (layers::container<L>) {
    using First = first_at_work<typename L::stages>;
    return typename own_problem<First::index, typename First::written, decltype(element_problem<First>())>::type{};
  } else if constexpr (has_forward<L, typename S::input, typename S::output, dynamic, float>) {
    return none{};  // it takes them, too
  } else {
    return phrases<problems::takes_elements_of_type<layers::element_of<L, float>>,
                   problems::which_only_the_input_can_be, problems::put_it_first>{};
  }
}
template <class Stages>
inline constexpr bool any_names_element = false;
template <class... S>
inline constexpr bool any_names_element<hana::tuple<S...>> =
    layers::total({(layers::names_element<typename S::layer> ? 1U : 0U)...}) > 0;

template <class Stages>
struct elements_problem {
  using type = none;
};
template <class... S>
  requires any_names_element<hana::tuple<S...>>
struct elements_problem<hana::tuple<S...>> {
  using First = first_at_work<hana::tuple<S...>>;
  template <class Other>
  static consteval auto judge() {
    if constexpr (Other::index <= First::index) {
      return none{};
    } else {
      using Own = decltype(element_problem<Other>());
      return typename own_problem<Other::index, typename Other::written, Own>::type{};
    }
  }
  using type = first_wrong<decltype(judge<S>())...>;
};

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
