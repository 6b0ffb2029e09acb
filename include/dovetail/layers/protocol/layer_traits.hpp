// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <type_traits>

#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/initializers.hpp>
#include <dovetail/layers/protocol/names_in_pytorch.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/tensor/nothing.hpp>

/// The layer protocol: what a layer says of itself. A layer is a type without objects; everything is optional apart
/// from `forward`, and layer_traits<L> has the defaults, as std::allocator_traits has those of allocators:
///
///     using input, output = Shape<...>;                  what it takes and gives; without them: any shape, unchanged
///     template <class S> using at = ...;                 the layer bound to input shape S, if it is to be inferred
///     template <class T> using element = std::int32_t;   the elements that it takes, if not T: as the first layer
///     static constexpr std::size_t vocabulary = V;       which are tokens from 0 to V - 1: others are refused
///     using options = Options<...>;                      that With may give it, with their defaults; by default none
///     template <class S, class... Option> using at = ...;   then `at` takes those that are given too: see chosen
///     template <class T> struct Parameters;              trained; the first argument, and as the gradient the last
///     template <class T> struct State;                   kept and saved, not trained: a moving mean
///     template <class T, std::size_t B> struct Cache;    from train to backward: a Hana struct of views (a mask)
///     template <class T, std::size_t B> struct Scratch;  a Hana struct of views too: memory of one call, in forward,
///                                                        train and backward, whose values do not stay
///     using initializers = Initializers<...>;            one per parameter; GlorotUniform where none is named
///     using state_initializers = Initializers<...>;      one per field of State; without the list Zeros
///     using names_in_pytorch = NamesInPyTorch<...>;      what its tensors are in PyTorch: see names_in_pytorch.hpp
///     using gives = Gives::logits;                       what its outputs are to a loss: see Gives
///     static constexpr bool takes_logits = true;         behind probabilities it is a mistake: see training/lint.hpp
///     using unintended_last = phrases<...>;              what is wrong with it as the last layer of what is trained
///     using lengths = Lengths::kept;                     what it makes of padded samples: see Lengths. Without it they
///                                                        are refused
///     using problem = none;                              or phrases<...>: what is wrong with it, said by Sequential
///     static constexpr std::size_t multiply_adds = N;    products that are added up for a sample, for the summary
///     static constexpr bool ends_in_activation = true;   forward and train take a function of packs as their last
///                                                        argument too, through which y goes; backward reads no y
///     static constexpr bool ends_in_scale_and_shift = true;       that function may be another one for each column
///     using stages = hana::tuple<Stage<...>...>;         a container: the layers in it, one per place of its records
///     static constexpr std::size_t repeats = N;          and how often it runs them for a sample, for the summary
///     using inference = ...;                             and what runs of them, if they run one after the other
///     template <class Option> using with_each = ...;     the container with EachWith<L, Option> for each L in it
///
///     static void forward ([p], x, y, [Inference<L, T, B> pass]);       pass: if it names State or Scratch, or reads
///                                                                       lengths (then of any type: auto)
///     static void train   ([p], x, y,  Training<L, T, B> pass);         exists if it names Cache
///     static void backward([p], x, y, dy, dx, [gradient], [Training<L, T, B> pass]);   pass: Cache, Scratch, lengths
///     static void backward(p, x, y, dy, gradient, [pass]);              may exist beside it: nobody wants dx. What
///                                                        names `element` has it alone, and without Parameters none
///     static void backward(p, x, y, dy, dx, [pass]);                    and this one: nobody wants the gradient
///     using while_not_trained = ...;                     the layer where it is NotTrainable, if it is another one then
///     using forward = passes_through;                    instead: y is x in the output's shape
///     using forward = as_train;                          instead: train, with a Cache that is memory of one call
///     static void adapt(x, state);                       learns State from samples without training: see adapt(), and
///     static bool is_adapted(state);                     whether it has, which fit and evaluate ask
///     static void check(state, layer);                   throws OptionError for a Setting in State that cannot be,
///     before
///                                                        fit and evaluate; with what to call the layer
///     static auto activation(state);                     the function of packs that a layer is, if it is one: what
///     ends
///                                                        in activations ends in it in inference
///
/// Parameters and State are named by what they depend on: the same types for all extents that they do not use, so that
/// weights fit a network of another image size. B, the rows of a batch, is 1 or dynamic. What a layer has follows from
/// the records that it names, never from which call happens to compile. backward overwrites dx and gradient; dx may be
/// null: not wanted. An activation's backward reads y only. The Scratch of a container is its memory in inference; in
/// training all of its memory is its Cache.
namespace dovetail::inline DOVETAIL_TARGET {

/// The `forward` of a layer that computes nothing: y is x in the output's shape.
struct passes_through {};
/// The `forward` of a layer without State whose `train` computes the same in inference.
struct as_train {};

/// What the outputs of a layer are to a loss, as its member `gives` says: `using gives = Gives::logits;`. A
/// cross-entropy takes logits or the probabilities that it is made for; any other loss takes what there is. A layer
/// that says nothing is not the last one before a cross-entropy.
struct Gives {
  /// Any numbers, as a linear layer gives, of which softmax or sigmoid makes probabilities.
  struct logits;
  /// Numbers from 0 to 1, each the probability of a yes, as Sigmoid gives.
  struct probabilities;
  /// Numbers from 0 to 1 that sum to 1 along the last axis, as Softmax gives.
  struct distributions;
  /// Neither logits nor probabilities: what ReLU gives, or a normalization.
  struct neither;
  /// What comes in, as Flatten and Dropout give.
  struct what_it_gets;
};

namespace detail::layers {
/// What the outputs of a layer are to a loss that adds something to what it gets: logits, if that is what it gets,
/// since any number plus something is any number. Of other sums nothing is known.
struct gives_a_sum {};

/// Whether a layer does in inference what it does in training.
template <class L>
concept infers_as_train = requires { requires std::is_same_v<typename L::forward, as_train>; };
/// Whether a layer does something in inference.
template <class L>
concept computes = infers_as_train<L> || !requires { typename L::forward; };
/// Whether a layer names Parameters.
template <class L>
concept has_parameters = requires { typename L::template Parameters<float>; };
/// Whether a layer names State.
template <class L>
concept has_state = requires { typename L::template State<float>; };
/// Whether a layer names Cache.
template <class L>
concept has_cache = requires { typename L::template Cache<float, 1>; };
/// Whether a layer names Scratch.
template <class L>
concept has_scratch = requires { typename L::template Scratch<float, 1>; };
/// Whether a layer ends in the activation that follows it.
template <class L>
concept ends_in_activation = requires { requires L::ends_in_activation; } && !infers_as_train<L>;
/// Whether a layer is made of layers, and shows them.
template <class L>
concept container = requires { typename L::stages; };
/// Whether a layer does something, in inference or in training alone.
template <class L>
concept works = computes<L> || has_cache<L>;
/// How many tokens a layer knows; 0 where what it takes are none.
template <class L>
inline constexpr std::size_t vocabulary_of = 0;
template <class L>
  requires requires { L::vocabulary; }
inline constexpr std::size_t vocabulary_of<L> = L::vocabulary;

// The member that Name finds in some arguments (a layer, and what a template in it takes), or Default.
template <class Default, template <class...> class Name, class... A>
struct member_or {
  using type = Default;
};
template <class Default, template <class...> class Name, class... A>
  requires requires { typename Name<A...>; }
struct member_or<Default, Name, A...> {
  using type = Name<A...>;
};

// What can be found.
namespace members {
template <class L>
using input = typename L::input;
template <class L>
using output = typename L::output;
template <class L, class In, class... Option>
using at = typename L::template at<In, Option...>;
template <class L>
using initializers = typename L::initializers;
template <class L>
using state_initializers = typename L::state_initializers;
template <class L>
using names_in_pytorch = typename L::names_in_pytorch;
template <class L>
using options = typename L::options;
template <class L>
using gives = typename L::gives;
template <class L>
using problem = typename L::problem;
template <class L, class T>
using element = typename L::template element<T>;
template <class L, class T>
using Parameters = typename L::template Parameters<T>;
template <class L, class T>
using State = typename L::template State<T>;
template <class L, class T, class Rows>
using Cache = typename L::template Cache<T, Rows::value>;
template <class L, class T, class Rows>
using Scratch = typename L::template Scratch<T, Rows::value>;
}  // namespace members

// The part of layer_traits<L> that L itself asks for while it is being declared, when its functions name their passes.
template <class L>
struct layer_records {
  /// What is trained, or Nothing.
  template <class T>
  using Parameters = typename member_or<Nothing<>, members::Parameters, L, T>::type;
  /// What is kept and saved and not trained, or Nothing.
  template <class T>
  using State = typename member_or<Nothing<>, members::State, L, T>::type;
  /// What stays from train to backward, or Nothing.
  template <class T, std::size_t B>
  using Cache = typename member_or<Nothing<>, members::Cache, L, T, std::integral_constant<std::size_t, B>>::type;
  /// Memory of one call, or Nothing.
  template <class T, std::size_t B>
  using Scratch = typename member_or<Nothing<>, members::Scratch, L, T, std::integral_constant<std::size_t, B>>::type;
};

template <class L>
struct cache_as_scratch {
  template <class T, std::size_t B>
  using Scratch = typename layer_records<L>::template Cache<T, B>;
};

/// What a layer says of itself, with the defaults of what it leaves out.
template <class L>
struct layer_traits : layer_records<L> {
  /// The layer bound to input shape In, with options that it takes: L itself where it does not ask for a shape.
  template <class In, class... Option>
  using bound = typename member_or<L, members::at, L, In, Option...>::type;
  /// What a layer that is bound takes: In where it takes any shape.
  template <class In>
  using input = typename member_or<In, members::input, L>::type;
  /// What a layer that is bound gives, of input shape In.
  template <class In>
  using output = typename member_or<In, members::output, L>::type;

  /// The initializers of its parameters, in order.
  using initializers = typename member_or<Initializers<>, members::initializers, L>::type;
  /// The initializers of its state, in order.
  using state_initializers = typename member_or<Everywhere<Zeros>, members::state_initializers, L>::type;

  /// The options that it takes, with their defaults.
  using options = typename member_or<Options<>, members::options, L>::type;

  /// What it says is wrong with it, or none.
  using problem = typename member_or<none, members::problem, L>::type;

  /// What it gives to a loss: a member of Gives, or void where it does not say.
  using gives = typename member_or<std::conditional_t<computes<L>, void, Gives::what_it_gets>, members::gives, L>::type;
};

/// The type of the elements that a layer takes: T, unless it names another.
template <class L, class T>
using element_of = typename member_or<T, members::element, L, T>::type;
/// Whether a layer takes elements of another type than the network's numbers.
template <class L>
concept names_element = !(std::is_same_v<element_of<L, float>, float> && std::is_same_v<element_of<L, double>, double>);
/// What keeps the protocol, or does not: the layer that another one runs.
template <class L>
struct inner_layer {
  using type = L;
};
}  // namespace detail::layers

/// The Parameters of a layer, or Nothing.
template <class L, class T>
using parameters_of = typename detail::layers::layer_records<L>::template Parameters<T>;
/// The State of a layer, or Nothing.
template <class L, class T>
using state_of = typename detail::layers::layer_records<L>::template State<T>;
/// The Cache of a layer, or Nothing.
template <class L, class T, std::size_t B>
using cache_of = typename detail::layers::layer_records<L>::template Cache<T, B>;
/// The memory of one call that a layer has in inference: its Scratch, the Cache of one that infers as it trains, or
/// Nothing.
template <class L, class T, std::size_t B>
using scratch_of = typename std::conditional_t<detail::layers::infers_as_train<L>, detail::layers::cache_as_scratch<L>,
                                               detail::layers::layer_records<L>>::template Scratch<T, B>;

}  // namespace dovetail::inline DOVETAIL_TARGET
