// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/hints.hpp>
#include <dovetail/explain/name_of.hpp>
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/shape.hpp>

/// What can be wrong with an architecture or its data. The name of each class reads as its sentence; see
/// explain/problem.hpp for why.
namespace dovetail::inline DOVETAIL_TARGET::detail::problems {

// Phrases, after "Sequential layer 2, Dense<128, 10>, ...".
template <std::size_t... E>
struct takes {
  static constexpr words say(const words&) { return words() << "takes shape " << shape_words<E...>(); }
};
template <std::size_t... E>
struct gives {
  static constexpr words say(const words&) { return words() << "gives shape " << shape_words<E...>(); }
};
template <std::size_t I, class L>
struct but_layer {
  static constexpr words say(const words& path) { return words() << "but layer " << path << I << ", " << name_of<L>(); }
};
template <std::size_t... E>
struct but_the_input_has_shape {
  static constexpr words say(const words&) { return words() << "but the input has shape " << shape_words<E...>(); }
};
template <std::size_t... E>
struct adds_its_input_of_shape {
  static constexpr words say(const words&) { return words() << "adds its input of shape " << shape_words<E...>(); }
};
template <std::size_t... E>
struct to_what_its_layers_give {
  static constexpr words say(const words&) {
    return words() << "to what its layers give, shape " << shape_words<E...>();
  }
};
struct takes_a_vector {
  static constexpr words say(const words&) { return words() << "takes a vector"; }
};
struct put_Flatten_before_it : hint {
  static constexpr words say(const words&) { return words() << "put Flatten<> before it"; }
};
template <class L>
struct or_to_have_it_worked_out {
  static constexpr words say() { return words() << "or " << name_of<L>() << " to have it worked out"; }
};
template <class L, class Or>
struct write : hint {
  static constexpr words say(const words&) { return words() << "write " << name_of<L>() << ", " << Or::say(); }
};
struct does_not_tell_its_input_shape {
  static constexpr words say(const words&) { return words() << "does not tell its input shape"; }
};
struct put_Input_before_it : hint {
  static constexpr words say(const words&) {
    return words() << "put Input<...> before it, as in Sequential<Input<28, 28>, Flatten<>, ...>";
  }
};
struct is_of_size_0 {
  static constexpr words say(const words&) { return words() << "is of size 0"; }
};
struct has_a_dynamic_extent {
  static constexpr words say(const words&) { return words() << "has a dynamic extent"; }
};
struct state_the_shape_of_one_sample : hint {
  static constexpr words say(const words&) { return words() << "state the shape of one sample"; }
};
struct has_no_extents {
  static constexpr words say(const words&) { return words() << "has no extents"; }
};
struct is_not_a_layer {
  static constexpr words say(const words&) { return words() << "is not a layer"; }
};

/// Something is wrong with layer I, counted from 0.
template <std::size_t I, class L, class... Phrase>
struct layer {
  static constexpr words text_at(const words& path) {
    return said_of<Phrase...>(words() << "Sequential layer " << path << I << ", " << name_of<L>(), path);
  }
  static constexpr words text = words() << "dovetail: " << text_at({});
};
/// Something is wrong with a layer of layer I, which is a joint: layer 2.1.
template <std::size_t I, class Problem>
struct inside_layer {
  static constexpr words text_at(const words& path) { return Problem::text_at(words(path) << I << "."); }
  static constexpr words text = words() << "dovetail: " << text_at({});
};
/// An Input that does not come first, and states another shape than what arrives.
template <class Input, class... Phrase>
struct stated_by {
  static constexpr words text_at(const words& path) {
    return said_of<Phrase...>(words() << name_of<Input>() << " states its shape", path);
  }
  static constexpr words text = words() << "dovetail: " << text_at({});
};
/// An Input that states no shape of a sample.
template <class Input, class Phrase, class... Hint>
struct stated {
  static constexpr words text_at(const words& path) {
    return said_of<Hint...>(words() << name_of<Input>() << " " << Phrase::say(path), path);
  }
  static constexpr words text = words() << "dovetail: " << text_at({});
};
struct a_Sequential_has_at_least_one_layer {
  static constexpr words text_at(const words&) { return words() << "a Sequential has at least one layer"; }
  static constexpr words text = words() << "dovetail: a Sequential has at least one layer";
};
/// Network<Dense<4, 3>>, Network<int>
template <class A>
struct is_not_an_architecture {
  static constexpr words text =
      words() << "dovetail: a Network is made from an architecture, as Sequential<Input<28, 28>, "
                 "Flatten<>, Dense<10>>, but "
              << name_of<A>() << " is none";
};
/// Network<A, int>
template <class T>
struct a_network_computes_in_float_or_double_and_not_in {
  static constexpr words text = words() << "dovetail: a network computes in float or double, and not in "
                                        << name_of<T>();
};
/// network.predict(x, workspace) with anything else
template <class X>
struct argument_2_of_predict_is_a_workspace_of_the_network_and_not {
  static constexpr words text = words() << "dovetail: argument 2 of predict is a workspace of the network, and not "
                                        << name_of<X>();
};
/// Digits net;
template <class A>
struct is_an_architecture {
  static constexpr words text = words() << "dovetail: " << name_of<A>()
                                        << " is an architecture, a type without objects: write Network<" << name_of<A>()
                                        << ">";
};
/// Network<A> a = b;
template <class B>
struct of {
  static constexpr words say() { return words() << "of " << name_of<B>(); }
};
template <class A>
struct do_not_fit_a_network_of {
  static constexpr words say() { return words() << "do not fit a network of " << name_of<A>(); }
};
template <class Of, class Problem>
struct weights {
  static constexpr words text = words() << "dovetail: weights " << Of::say() << " " << Problem::say();
};
/// network.layer<9>() of five; network.layer<1, 0>() where layer 1 is no joint
template <std::size_t I, std::size_t Count>
struct no_such_layer {
  static constexpr words text = words() << "dovetail: there is no layer " << I << ": the network has " << Count
                                        << (Count == 1 ? " layer, layer 0" : " layers, 0 to ")
                                        << (Count == 1 ? words() : words() << (Count - 1));
};
template <std::size_t I>
struct no_such_layer<I, 0> {
  static constexpr words text = words() << "dovetail: there is no layer " << I << " inside a layer that is no joint";
};

// Data that a network or model does not take. `who` is "the network", "the loss ...".
template <auto... E>
struct has_shape {
  static constexpr words say() { return (words() << "has shape ") << extents<E...>(); }
};
template <class T>
struct has_elements_of_type {
  static constexpr words say() { return words() << "has elements of type " << name_of<T>(); }
};
template <class X>
struct is_no_tensor {
  static constexpr words say() { return words() << "is of type " << name_of<X>() << ", which is no tensor"; }
};
template <auto... E>
struct but_the_network_takes {
  static constexpr words say() { return (words() << "but the network takes shape ") << extents<E...>(); }
};
template <class T>
struct but_the_network_computes_in {
  static constexpr words say() { return words() << "but the network computes in " << name_of<T>(); }
};
/// Samples of another shape or kind than the network takes, and how to mend that where it is known.
template <class Has, class Takes, class... Hint>
struct input {
  static constexpr words text =
      ((words() << "dovetail: the input " << Has::say() << ", " << Takes::say()) << ... << Hint::say());
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems

namespace dovetail::inline DOVETAIL_TARGET {
namespace detail::networks {
/// An input of shape Has with the hint to reshape it to Takes, if it has as many elements.
template <class Problem, class Has, class Takes>
struct with_reshape {
  using type = Problem;
};
template <class Said, class But, class Has, std::size_t... E>
  requires(Has::size == Shape<E...>::size)
struct with_reshape<problems::input<Said, But>, Has, Shape<E...>> {
  using type = problems::input<Said, But, problems::reshape_it<extent_of<E>...>>;
};
}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
