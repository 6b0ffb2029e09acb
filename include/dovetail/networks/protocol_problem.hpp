// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>

/// Whether a layer keeps the protocol of layers/protocol/protocol.hpp, and what to say where it does not.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
// Arguments, as the protocol names them.
struct p;
struct x;
struct y;
struct dy;
struct dx;
struct gradient;
struct pass;
// Records.
struct Parameters;
struct State;
struct Cache;

template <class... Argument>
struct has_no_forward_that_can_be_called_with {};
struct has_a_forward_for_batches {};
struct but_none_for_one_sample {};
struct names_a_Cache {};
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

namespace detail::networks {

// A record is a struct whose fields Hana knows and are records in their turn, or a tensor, a view, or nothing.
template <class R>
inline constexpr bool is_record = any_tensor<R> || std::is_empty_v<R>;
template <class V>
inline constexpr bool is_record<layers::Shared<V>> = true;
template <class... R>
inline constexpr bool is_record<hana::tuple<R...>> = (is_record<R> && ...);
template <class R>
  requires(hana::Struct<R>::value)
inline constexpr bool is_record<R> = is_record<typename layers::Fields<R>::type>;

// What is wrong with a record: that Hana does not know its fields, or one of them.
template <class R, class Record>
using record_problem = std::conditional_t<
    is_record<R>, none,
    std::conditional_t<
        hana::Struct<R>::value, phrases<problems::has_a_field_that_is_not_a_tensor_in<Record>>,
        phrases<problems::has_unnamed_fields_in<Record>, problems::name_them_with_BOOST_HANA_DEFINE_STRUCT>>>;

// The arguments that a layer's records ask for.
template <class... Argument>
struct Asked {};
template <class... A, class... B>
consteval Asked<A..., B...> operator+(Asked<A...>, Asked<B...>) {
  return {};
}
template <class Argument, bool Wanted>
using asked_if = std::conditional_t<Wanted, Asked<Argument>, Asked<>>;
template <class L>
using forward_arguments =
    decltype(asked_if<problems::p, layers::has_parameters<L>>{} + Asked<problems::x, problems::y>{} +
             asked_if<problems::pass, layers::has_state<L> || layers::has_scratch<L>>{});
template <class L>
using train_arguments =
    decltype(asked_if<problems::p, layers::has_parameters<L>>{} + Asked<problems::x, problems::y, problems::pass>{});
template <class L>
using backward_arguments = decltype(asked_if<problems::p, layers::has_parameters<L>>{} +
                                    Asked<problems::x, problems::y, problems::dy, problems::dx>{} +
                                    asked_if<problems::gradient, layers::has_parameters<L>>{} +
                                    asked_if<problems::pass, layers::has_cache<L>>{});

// These arguments, of B rows; nothing calls it.
template <class L, class In, class Out, std::size_t B, class Y, class Pass>
struct Given {
  static const parameters_of<L, float>& of(problems::p*);
  static layers::ReadBatch<float, B, In> of(problems::x*);
  static Y of(problems::y*);
  static layers::ReadBatch<float, B, Out> of(problems::dy*);
  static layers::Batch<float, B, In> of(problems::dx*);
  static parameters_of<L, float>& of(problems::gradient*);
  static Pass of(problems::pass*);
};
template <class L, class In, class Out, std::size_t B, class... A>
consteval bool has_forward(Asked<A...>) {
  using G = Given<L, In, Out, B, layers::Batch<float, B, Out>, Inference<L, float, B>>;
  return requires { L::forward(G::of(static_cast<A*>(nullptr))...); };
}
template <class L, class In, class Out, class... A>
consteval bool has_train(Asked<A...>) {
  using G = Given<L, In, Out, dynamic, layers::Batch<float, dynamic, Out>, Training<L, float, dynamic>>;
  return requires { L::train(G::of(static_cast<A*>(nullptr))...); };
}
template <class L, class In, class Out, class... A>
consteval bool has_backward(Asked<A...>) {
  using G = Given<L, In, Out, dynamic, layers::ReadBatch<float, dynamic, Out>, Training<L, float, dynamic>>;
  return requires { L::backward(G::of(static_cast<A*>(nullptr))...); };
}
template <template <class...> class Phrase, class... Before, class... A>
phrases<Before..., Phrase<A...>> about(Asked<A...>);

// What a network needs: its records, a forward, and a train for its Cache. A joint, which has Scratch, is trusted.
template <class L, class In, class Out>
consteval auto protocol_problem() {
  using Records = typename first_problem<record_problem<parameters_of<L, float>, problems::Parameters>,
                                         record_problem<state_of<L, float>, problems::State>,
                                         record_problem<cache_of<L, float, dynamic>, problems::Cache>>::type;
  if constexpr (layers::has_scratch<L>) {
    return none{};
  } else if constexpr (!std::same_as<Records, none>) {
    return Records{};
  } else if constexpr (layers::computes<L> && !has_forward<L, In, Out, dynamic>(forward_arguments<L>{})) {
    return decltype(about<problems::has_no_forward_that_can_be_called_with>(forward_arguments<L>{})){};
  } else if constexpr (layers::computes<L> && !has_forward<L, In, Out, 1>(forward_arguments<L>{})) {
    return phrases<problems::has_a_forward_for_batches, problems::but_none_for_one_sample>{};
  } else if constexpr (layers::has_cache<L> && !has_train<L, In, Out>(train_arguments<L>{})) {
    return decltype(about<problems::but_has_no_train_that_can_be_called_with, problems::names_a_Cache>(
        train_arguments<L>{})){};
  } else {
    return none{};
  }
}
// What training needs beside it.
template <class L, class In, class Out>
consteval auto training_problem() {
  if constexpr (layers::has_scratch<L> || !(layers::computes<L> || layers::has_cache<L>) ||
                has_backward<L, In, Out>(backward_arguments<L>{})) {
    return none{};
  } else {
    return decltype(about<problems::has_no_backward_that_can_be_called_with>(backward_arguments<L>{})){};
  }
}

// Finds out whether L has a function of a name: if so, the name is ambiguous here.
struct Forward {
  static void forward();
};
template <class L>
struct BesideForward : L, Forward {};
template <class L>
concept names_forward = std::is_class_v<L> && !std::is_final_v<L> && !requires { &BesideForward<L>::forward; };

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
