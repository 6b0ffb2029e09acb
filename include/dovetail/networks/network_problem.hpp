// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>

#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/chain_message.hpp>
#include <dovetail/tensor/tensor.hpp>

/// What is wrong with a network, or with what it is asked to predict.
namespace dovetail::inline DOVETAIL_TARGET {

template <class A, class T>
class Network;

namespace detail::problems {
/// What an error that stands before has said.
struct is_refused_in_its_formula;
}  // namespace detail::problems

namespace detail::networks {

// What is wrong with samples X of a network that takes such a Shape of T.
template <class X, class Shape, class T>
struct input_problem;
template <class X, std::size_t... E, class T>
struct input_problem<X, Shape<E...>, T> {
  using type = problems::the_input<problems::is_of_type_T_and_not_a_tensor<X>,
                                   problems::but_the_network_takes_shape<extent_of<E>...>>;
};
// A pointer, or what has elements of its own, as a std::vector.
template <class X, class T>
concept points_to = (std::is_pointer_v<X> && std::same_as<std::remove_const_t<std::remove_pointer_t<X>>, T>) ||
                    (tensor::contiguous_data<X> && std::same_as<std::remove_const_t<tensor::element_in<X>>, T>);
template <class X, std::size_t... E, class T>
  requires points_to<X, T>
struct input_problem<X, Shape<E...>, T> {
  using type = problems::the_input<problems::is_of_type_T_and_not_a_tensor<X>,
                                   problems::but_the_network_takes_shape<extent_of<E>...>,
                                   problems::write<View<const T, E...>(...)>>;
};
template <any_tensor X, std::size_t... E, class T>
struct input_problem<X, Shape<E...>, T> {
  template <std::size_t... G>
  static problems::has_shape<extent_of<G>...> has(Shape<G...>);
  using Has = typename X::shape;
  using Wanted = std::conditional_t<X::shape::dims[0] == dynamic, Shape<dynamic, E...>, Shape<E...>>;
  using type = typename with_reshape<
      problems::the_input<decltype(has(Has{})), problems::but_the_network_takes_shape<extent_of<E>...>>, Has,
      Wanted>::type;
};
template <any_tensor X, std::size_t... E, class T>
  requires(!std::same_as<typename X::value_type, T>)
struct input_problem<X, Shape<E...>, T> : other_elements<typename X::value_type, T> {};
// An array or a vector of other elements.
template <tensor::contiguous_data X, std::size_t... E, class T>
  requires(std::is_arithmetic_v<tensor::element_in<X>> && !std::same_as<std::remove_const_t<tensor::element_in<X>>, T>)
struct input_problem<X, Shape<E...>, T> {
  using U = std::remove_const_t<tensor::element_in<X>>;
  using type = problems::the_input<problems::has_elements_of_type<U>, problems::but_the_network_takes<T>,
                                   problems::write<problems::cast<T>(...), problems::of_T<View<const U, E...>(...)>>>;
};

// What is wrong with Network<A, T>.
template <class A, class T>
struct network_problem {
  using type = problems::a_network_computes_in_float_or_double_and_not_in<T>;
};
template <class A, std::floating_point T>
struct network_problem<A, T> {
  using type = architecture_problem<A>;
};

// Whether an error has said a problem before: in the formula of a layer, where it was refused.
template <class P>
inline constexpr bool is_said_already = false;
template <std::size_t Idx, class Written>
inline constexpr bool is_said_already<problems::layer<Idx, Written, problems::is_refused_in_its_formula>> = true;
template <std::size_t Idx, class P>
inline constexpr bool is_said_already<problems::inside_layer<Idx, P>> = is_said_already<P>;

// Says what is wrong with a network. In a function: a class whose own static_assert fails is invalid for Clang, which
// then takes no line that uses the network, as network.layer<1>().kernel, for what it is: each is an error of its own.
template <class A, class T>
consteval auto judged(std::type_identity<Network<A, T>>) {
  using Wrong = typename network_problem<A, T>::type;
  using problem = explained<Wrong>;
  if constexpr (!is_said_already<Wrong>)
    static_assert(no_problem<problem::text>, DOVETAIL_CHAIN_MESSAGE(Wrong, typename resolved<A>::stages));
  return std::type_identity<problem>{};
}

template <class X>
inline constexpr bool is_network = false;
template <class A, class T>
inline constexpr bool is_network<Network<A, T>> = true;
template <class Out>
concept stream = requires(Out& out) { out.rdbuf(); };
}  // namespace detail::networks

/// Does not compile: std::cout << network.
template <detail::networks::stream Out, class A, class T>
constexpr Out& operator<<(Out& out, const Network<A, T>&) {
  using found =
      detail::problems::a_network_is_not_written_to_a_stream<detail::problems::write<detail::problems::summary()>>;
  using wrong = detail::explained<detail::of_call<found, Out>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return out;
}

}  // namespace dovetail::inline DOVETAIL_TARGET
