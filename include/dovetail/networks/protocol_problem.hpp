// SPDX-License-Identifier: MIT
#pragma once
#include <type_traits>
#include <utility>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/kernels/epilogue.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

/// Whether a layer keeps the protocol of layers/protocol/layer_traits.hpp, and what to say where it does not.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// Arguments, as the protocol names them.
struct p {};
struct x {};
struct y {};
struct dy {};
struct dx {};
struct gradient {};
struct pass {};
struct activation {};
// Records.
struct Parameters;
struct State;
struct Cache;
struct Scratch;

template <class... Argument>
struct has_no_forward_that_can_be_called_with {};
struct says_that_it_ends_in_an_activation {};
template <class... Argument>
struct but_has_no_forward_that_can_be_called_with {};
struct has_a_forward_for_batches {};
struct but_none_for_one_sample {};
struct names_a_Cache {};
struct infers_as_it_trains {};
struct but_names_no_Cache {};
struct but_names_a_State {};
template <class... Argument>
struct but_has_no_train_that_can_be_called_with {};
template <class... Argument>
struct has_no_backward_that_can_be_called_with {};
struct names_an_input_but_no_output {};
struct names_an_output_but_no_input {};
template <class Record>
struct has_a_field_that_is_not_a_tensor_in {};
template <class Record>
struct has_unnamed_fields_in {};
struct name_them_with_BOOST_HANA_DEFINE_STRUCT {};
}  // namespace detail::problems

namespace detail::layers {
template <class V>
struct is_record_leaf<Transient<V>> : std::true_type {};
template <std::size_t B, class Plan>
struct is_record_leaf<Reserved<B, Plan>> : std::true_type {};
}  // namespace detail::layers

namespace detail::networks {

// What is wrong with a record: that Hana does not know its fields, or one of them.
template <class R, class Record>
using record_problem = std::conditional_t<
    layers::is_record<R>, none,
    std::conditional_t<
        hana::Struct<R>::value, phrases<problems::has_a_field_that_is_not_a_tensor_in<Record>>,
        phrases<problems::has_unnamed_fields_in<Record>, problems::name_them_with_BOOST_HANA_DEFINE_STRUCT>>>;

// A batch of what it takes.
template <class L, class In>
using Taken = layers::ReadBatch<layers::element_of<L, float>, dynamic, In>;

// Whether a layer can be called with what it is given: nothing calls it.
template <class L, class In, class Out, std::size_t B, class Element = layers::element_of<L, float>>
inline constexpr bool has_forward = decltype(layers::with_forward_arguments<L>(
    layers::takes_forward<L>{}, std::declval<const parameters_of<L, float>&>(),
    std::declval<layers::ReadBatch<Element, B, In>&>(), std::declval<layers::Batch<float, B, Out>&>(),
    std::declval<Inference<L, float, B>&>()))::value;
template <class L, class In, class Out>
inline constexpr bool has_train = decltype(layers::with_train_arguments<L>(
    layers::takes_train<L>{}, std::declval<const parameters_of<L, float>&>(), std::declval<Taken<L, In>&>(),
    std::declval<layers::Batch<float, dynamic, Out>&>(), std::declval<Training<L, float, dynamic>&>()))::value;
template <class L, class In, class Out>
inline constexpr bool has_backward = decltype(layers::with_backward_arguments<L>(
    layers::takes_backward<L>{}, std::declval<const parameters_of<L, float>&>(), std::declval<Taken<L, In>&>(),
    std::declval<layers::ReadBatch<float, dynamic, Out>&>(), std::declval<layers::ReadBatch<float, dynamic, Out>&>(),
    std::declval<layers::Batch<layers::element_of<L, float>, dynamic, In>&>(), std::declval<parameters_of<L, float>&>(),
    std::declval<Training<L, float, dynamic>&>()))::value;
template <class L, class In, class Out>
consteval bool has_backward_without_dx() {
  using X = Taken<L, In>;
  using Y = layers::ReadBatch<float, dynamic, Out>;
  return layers::has_short_backward<L, parameters_of<L, float>, X, Y, Training<L, float, dynamic>>();
}

// F with one argument more, behind the others: an activation. (With a lambda in has_ending_forward Clang 14's clangd
// crashes.)
template <class F, class Act>
struct with_activation_behind {
  constexpr auto operator()(auto&&... argument) const { return F{}(argument..., Act{}); }
};
// Whether what ends in an activation can be called with one.
template <class L, class In, class Out>
inline constexpr bool has_ending_forward = decltype(layers::with_forward_arguments<L>(
    with_activation_behind<layers::takes_forward<L>, kernels::Identity>{},
    std::declval<const parameters_of<L, float>&>(), std::declval<Taken<L, In>&>(),
    std::declval<layers::Batch<float, dynamic, Out>&>(), std::declval<Inference<L, float, dynamic>&>()))::value;
template <class L, class In, class Out>
inline constexpr bool has_ending_train = decltype(layers::with_train_arguments<L>(
    with_activation_behind<layers::takes_train<L>, kernels::Identity>{}, std::declval<const parameters_of<L, float>&>(),
    std::declval<Taken<L, In>&>(), std::declval<layers::Batch<float, dynamic, Out>&>(),
    std::declval<Training<L, float, dynamic>&>()))::value;

// What to say of a layer that cannot, with the names of the arguments.
template <template <class...> class Phrase, class... Before>
struct name_arguments {
  constexpr auto operator()(auto... argument) const { return phrases<Before..., Phrase<decltype(argument)...>>{}; }
};
template <class L>
consteval auto no_forward() {
  return layers::with_forward_arguments<L>(name_arguments<problems::has_no_forward_that_can_be_called_with>{},
                                           problems::p{}, problems::x{}, problems::y{}, problems::pass{});
}
template <class L>
consteval auto no_train() {
  return layers::with_train_arguments<L>(
      name_arguments<problems::but_has_no_train_that_can_be_called_with, problems::names_a_Cache>{}, problems::p{},
      problems::x{}, problems::y{}, problems::pass{});
}
template <template <class...> class Phrase>
using name_ending_arguments =
    with_activation_behind<name_arguments<Phrase, problems::says_that_it_ends_in_an_activation>, problems::activation>;
template <class L>
consteval auto no_ending_forward() {
  return layers::with_forward_arguments<L>(
      name_ending_arguments<problems::but_has_no_forward_that_can_be_called_with>{}, problems::p{}, problems::x{},
      problems::y{}, problems::pass{});
}
template <class L>
consteval auto no_ending_train() {
  return layers::with_train_arguments<L>(name_ending_arguments<problems::but_has_no_train_that_can_be_called_with>{},
                                         problems::p{}, problems::x{}, problems::y{}, problems::pass{});
}
template <class L>
consteval auto no_short_backward() {
  return layers::with_short_backward_arguments<L>(name_arguments<problems::has_no_backward_that_can_be_called_with>{},
                                                  problems::p{}, problems::x{}, problems::y{}, problems::dy{},
                                                  problems::gradient{}, problems::pass{});
}
template <class L>
consteval auto no_backward() {
  return layers::with_backward_arguments<L>(name_arguments<problems::has_no_backward_that_can_be_called_with>{},
                                            problems::p{}, problems::x{}, problems::y{}, problems::dy{}, problems::dx{},
                                            problems::gradient{}, problems::pass{});
}

// What a network needs: its records, a forward, and a train for its Cache.
template <class L, class In, class Out>
consteval auto protocol_problem() {
  using Records = typename first_problem<record_problem<parameters_of<L, float>, problems::Parameters>,
                                         record_problem<state_of<L, float>, problems::State>,
                                         record_problem<cache_of<L, float, dynamic>, problems::Cache>,
                                         record_problem<scratch_of<L, float, dynamic>, problems::Scratch>>::type;
  constexpr bool has_own_forward = layers::computes<L> && !layers::infers_as_train<L>;
  if constexpr (!std::same_as<Records, none>) {
    return Records{};
  } else if constexpr (has_own_forward && !has_forward<L, In, Out, dynamic>) {
    return no_forward<L>();
  } else if constexpr (layers::infers_as_train<L> && !layers::has_cache<L>) {
    return phrases<problems::infers_as_it_trains, problems::but_names_no_Cache>{};
  } else if constexpr (layers::infers_as_train<L> && layers::has_state<L>) {
    return phrases<problems::infers_as_it_trains, problems::but_names_a_State>{};
  } else if constexpr (has_own_forward && !has_forward<L, In, Out, 1>) {
    return phrases<problems::has_a_forward_for_batches, problems::but_none_for_one_sample>{};
  } else if constexpr (layers::has_cache<L> && !has_train<L, In, Out>) {
    return no_train<L>();
  } else if constexpr (!layers::ends_in_activation<L>) {
    return none{};
  } else if constexpr (!has_ending_forward<L, In, Out>) {
    return no_ending_forward<L>();
  } else if constexpr (layers::has_cache<L> && !has_ending_train<L, In, Out>) {
    return no_ending_train<L>();
  } else {
    return none{};
  }
}
// What training needs beside it.
template <class L, class In, class Out>
consteval auto training_problem() {
  if constexpr (!layers::works<L> || has_backward<L, In, Out>) {
    return none{};
  } else if constexpr (layers::names_element<L>) {
    if constexpr (!layers::has_parameters<L> || has_backward_without_dx<L, In, Out>()) {
      return none{};
    } else {
      return no_short_backward<L>();
    }
  } else {
    return no_backward<L>();
  }
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
