// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <concepts>
#include <cstdint>

#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/layers/flatten.hpp>
#include <dovetail/layers/input.hpp>

/// What can be wrong with an architecture or its data. The name of each class is its sentence: see explain/spell.hpp.
namespace dovetail::inline DOVETAIL_TARGET {

template <class... L>
struct Sequential;
template <std::size_t...>
struct Dense;

namespace detail::problems {

/// Something is wrong with layer Idx, counted from 0.
template <std::size_t Idx, class L, class... Phrase>
struct layer {};
/// Something is wrong with a layer of the container that is layer Idx: layer 2.1.
template <std::size_t Idx, class Problem>
struct inside_layer {};

template <std::size_t... E>
struct takes_shape {};
template <std::size_t... E>
struct gives_shape {};
template <std::size_t Idx, class L>
struct but_layer {};
template <std::size_t... E>
struct but_the_input_has_shape {};
template <detail::explain::Literal P, std::size_t... E>
struct but_the_input_P_has_shape {};
struct takes_a_vector {};
using put_Flatten_before_it = put_L_before_it<Flatten<>>;
template <class L>
using put_Flatten_before_it_or_write = put_L_before_it<Flatten<>, or_write_L<L>>;
template <class L>
struct and_write_L {};
template <class L>
struct or_L_to_infer_the_input_size {};
struct does_not_tell_its_input_shape {};
struct is_of_size_0 {};
struct has_a_dynamic_extent {};
struct state_the_shape_of_one_sample {};
struct has_no_extents {};
struct is_not_a_layer {};

template <class Example>
struct put_Input_before_it_as_in {};
using put_Input_before_it = put_Input_before_it_as_in<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>;

/// An Input that does not come first, and states another shape than what arrives.
template <class Input, class... Phrase>
struct L_states_its_shape {};
/// An Input that states no shape of a sample.
template <class Input, class Phrase, class... Hint>
struct the_shape_of {};
struct a_Sequential_has_at_least_one_layer {};
/// Network<Dense<4, 3>>, Network<int>
template <class A, class Example>
struct A_is_not_an_architecture {};
template <class Example>
struct such_as {};
template <class A>
using is_not_an_architecture = A_is_not_an_architecture<A, such_as<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>>;
/// A Graph of several inputs or outputs among other layers.
struct has_several_inputs_or_outputs {};
struct but_a_layer_has_one_of_each {};
/// Digits net;
template <class A, class Fix>
struct A_is_an_architecture_without_objects {};
struct put_it_into_a_Network {};
template <class A>
using is_an_architecture = A_is_an_architecture_without_objects<A, put_it_into_a_Network>;
/// Network<A, int>
template <class T>
struct a_network_computes_in_float_or_double_and_not_in {};
/// network.predict(x, workspace) with anything else
template <class X>
struct argument_2_of_predict_is_a_workspace_of_the_network_and_not {};
/// Network<A> a(7);
template <class X, class Fix>
struct a_network_is_made_from_a_seed_and_not_from_X {};
/// std::cout << network;
template <class Fix>
struct a_network_is_not_written_to_a_stream {};
struct summary;
/// Network<A> a = b;
template <class B, class Problem>
struct weights_of {};
template <class A>
struct do_not_fit_a_network_of {};
/// network.layer<9>() of five
template <std::size_t Count, std::size_t Idx>
struct the_network_has_N_layers_counted_from_0_and_no_layer {};
/// network.layer<1, 0>() where layer 1 is not a container
template <std::size_t Idx>
struct there_is_no_layer_N_inside_a_layer_that_is_not_a_container {};
template <std::size_t Count, std::size_t Idx>
using no_layer = std::conditional_t<Count == 0, there_is_no_layer_N_inside_a_layer_that_is_not_a_container<Idx>,
                                    the_network_has_N_layers_counted_from_0_and_no_layer<Count, Idx>>;

/// Samples of another shape or kind than the network takes, and how to fix that where it is known.
template <class Has, class Takes, class... Hint>
struct the_input {};
template <auto... E>
struct has_shape {};
template <class T>
struct has_elements_of_type {};
template <class X>
struct is_of_type_T_and_not_a_tensor {};
template <auto... E>
struct but_the_network_takes_shape {};
template <class T>
struct but_the_network_computes_in {};
template <class T>
struct but_the_network_takes_elements_of_type {};
template <class T>
using but_the_network_takes = std::conditional_t<std::is_floating_point_v<T>, but_the_network_computes_in<T>,
                                                 but_the_network_takes_elements_of_type<T>>;
struct or_put_Rescaling_first {};
struct state_the_option_Floats_of_Rescaling {};
}  // namespace detail::problems

namespace detail::networks {
/// An input with elements of type U where the network takes T.
template <class U, class T>
struct other_elements {
  using type = problems::the_input<problems::has_elements_of_type<U>, problems::but_the_network_takes<T>,
                                   problems::write<problems::cast<T>(...)>>;
};
template <std::floating_point T>
struct other_elements<std::uint8_t, T> {
  using type = problems::the_input<problems::has_elements_of_type<std::uint8_t>, problems::but_the_network_takes<T>,
                                   problems::write<problems::cast<T>(...), problems::or_put_Rescaling_first>>;
};
template <std::floating_point U>
struct other_elements<U, std::uint8_t> {  // a cast would make 0 of shares of 1
  using type = problems::the_input<problems::has_elements_of_type<U>, problems::but_the_network_takes<std::uint8_t>,
                                   problems::state_the_option_Floats_of_Rescaling>;
};

// The axes of Has in the order in which they make Takes, if they are in another order: those of images whose channels
// come first. Else the first is `dynamic`.
template <class Has, class Takes>
inline constexpr auto order_of_axes = [] {
  std::array<std::size_t, Has::rank> order{};
  std::array<bool, Has::rank> used{};
  bool in_order = true;
  for (std::size_t i = 0; i < Has::rank; ++i) {
    std::size_t from = 0;
    while (from < Has::rank && (used[from] || Has::dims[from] != Takes::dims[i])) ++from;
    if (from == Has::rank) return std::array<std::size_t, Has::rank>{dynamic};
    used[from] = true;
    order[i] = from;
    in_order = in_order && from == i;
  }
  if (in_order) order[0] = dynamic;
  return order;
}();
template <class Has, class Takes, std::size_t... Idx>
problems::permute<static_cast<int>(order_of_axes<Has, Takes>[Idx])...> permuted(std::index_sequence<Idx...>);
template <class Has, std::size_t... E>
consteval auto reshaping(Shape<E...>) {
  if constexpr (Has::rank == sizeof...(E)) {
    if constexpr (order_of_axes<Has, Shape<E...>>[0] != dynamic) {
      using Permuted = decltype(permuted<Has, Shape<E...>>(std::make_index_sequence<Has::rank>{}));
      return std::type_identity<Permuted(...)>{};
    } else {
      return std::type_identity<problems::reshape<extent_of<E>...>(...)>{};
    }
  } else {
    return std::type_identity<problems::reshape<extent_of<E>...>(...)>{};
  }
}

/// An input of shape Has with the hint to reshape it to Takes, if it has as many elements, or to permute it, if only
/// the order of its axes is another one.
template <class Problem, class Has, class Takes>
struct with_reshape {
  using type = Problem;
};
template <class Said, class But, class Has, std::size_t... E>
  requires(Has::size == Shape<E...>::size)
struct with_reshape<problems::the_input<Said, But>, Has, Shape<E...>> {
  using type = problems::the_input<Said, But, problems::write<typename decltype(reshaping<Has>(Shape<E...>{}))::type>>;
};
}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
