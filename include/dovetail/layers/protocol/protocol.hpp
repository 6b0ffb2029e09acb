// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>

#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/initializers.hpp>
#include <dovetail/layers/protocol/memory.hpp>
#include <dovetail/random/random.hpp>
#include <dovetail/tensor/nothing.hpp>

/// The layer protocol. A layer is a type without objects:
///
///     using input, output = Shape<...>;                  what it takes and gives; without them: any shape, unchanged
///     template <class S> using at = ...;                 the layer bound to input shape S, if it is to be inferred
///     template <class T> struct Parameters;              trained; the first argument, and as the gradient the last
///     template <class T> struct State;                   kept and saved, not trained: a moving mean
///     template <class T, std::size_t B> struct Cache;    from train to backward: a Hana struct of views (a mask);
///                                                        a Shared view is memory for backward alone
///     template <class T, std::size_t B> struct Scratch;  a joint's inner activations in inference
///     using initializers = Initializers<...>;            one a parameter; GlorotUniform where none is named
///     using state_initializers = Initializers<...>;      one a field of State; without the list Zeros
///     using options = Options<...>;                      that With may give it; by default none
///     template <class... Option> using with = ...;       the layer, bound, with such options
///     using problem = none;                              or phrases<...>: what is wrong with it, said by Sequential
///
///     static void forward ([p], x, y, [Inference<L, T, B> pass]);       pass: if it names State or Scratch
///     static void train   ([p], x, y,  Training<L, T, B> pass);         exists if it names Cache
///     static void backward([p], x, y, dy, dx, [gradient], [Training<L, T, B> pass]);
///     static void backward(p, x, y, dy, gradient);                      may exist beside it: nobody wants dx
///     using forward = passes_through;                    instead: y is x in the output's shape
///
/// B, the rows of a batch, is 1 or dynamic. What a layer has follows from the records that it names, never
/// from which call happens to compile. backward overwrites dx and gradient; dx may be null: not wanted.
/// A loss that takes another activation last refuses a layer that says `static constexpr bool is_activation = true`.
namespace dovetail::inline DOVETAIL_TARGET {

/// The `forward` of a layer that computes nothing: y is x in the output's shape.
struct passes_through {};

namespace detail::layers {
/// Whether a layer has a forward of its own.
template <class L>
concept computes = !requires { typename L::forward; };
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

// A layer, bound to an input shape.
template <class L, class In>
struct bind {
  using type = L;
};
template <class L, class In>
  requires requires { typename L::template at<In>; }
struct bind<L, In> {
  using type = typename L::template at<In>;
};

// What a layer says is wrong with it, or none.
template <class L>
struct named_problem {
  using type = none;
};
template <class L>
  requires requires { typename L::problem; }
struct named_problem<L> {
  using type = typename L::problem;
};

// Each record of a layer, or Nothing.
template <class L, class T>
struct named_parameters {
  using type = Nothing<>;
};
template <has_parameters L, class T>
struct named_parameters<L, T> {
  using type = typename L::template Parameters<T>;
};
template <class L, class T>
struct named_state {
  using type = Nothing<>;
};
template <has_state L, class T>
struct named_state<L, T> {
  using type = typename L::template State<T>;
};
template <class L, class T, std::size_t B>
struct named_cache {
  using type = Nothing<>;
};
template <has_cache L, class T, std::size_t B>
struct named_cache<L, T, B> {
  using type = typename L::template Cache<T, B>;
};
template <class L, class T, std::size_t B>
struct named_scratch {
  using type = Nothing<>;
};
template <has_scratch L, class T, std::size_t B>
struct named_scratch<L, T, B> {
  using type = typename L::template Scratch<T, B>;
};

// Passes name records, not layers: so a layer that takes over another's records takes over its functions.
template <class State, class Scratch>
struct InferencePass {
  const State& state;
  Scratch& scratch;
};
template <class State, class Cache>
struct TrainingPass {
  State& state;
  Cache& cache;
  Random& random;
};
}  // namespace detail::layers

/// The Parameters of a layer, or Nothing.
template <class L, class T>
using parameters_of = typename detail::layers::named_parameters<L, T>::type;
/// The State of a layer, or Nothing.
template <class L, class T>
using state_of = typename detail::layers::named_state<L, T>::type;
/// The Cache of a layer, or Nothing.
template <class L, class T, std::size_t B>
using cache_of = typename detail::layers::named_cache<L, T, B>::type;
/// The Scratch of a layer, or Nothing.
template <class L, class T, std::size_t B>
using scratch_of = typename detail::layers::named_scratch<L, T, B>::type;

/// What `forward` of a layer with State or Scratch is given: .state (to read) and .scratch.
template <class L, class T, std::size_t B>
using Inference = detail::layers::InferencePass<state_of<L, T>, scratch_of<L, T, B>>;
/// What `train` and `backward` of a layer with a Cache are given: .state, .cache and .random.
template <class L, class T, std::size_t B>
using Training = detail::layers::TrainingPass<state_of<L, T>, cache_of<L, T, B>>;

namespace detail::layers {
/// B samples of shape S, to write: View<T, B, E...>.
template <class T, std::size_t B, class S>
using Batch = view_of<T, shape::batch_shape<S, B>>;
/// B samples of shape S, to read.
template <class T, std::size_t B, class S>
using ReadBatch = view_of<const T, shape::batch_shape<S, B>>;

/// Calls a layer's forward with the arguments that its records ask for.
template <class L>
constexpr void run_forward(const auto& p, auto x, auto y, auto pass) {
  if constexpr (has_parameters<L> && (has_state<L> || has_scratch<L>)) {
    L::forward(p, x, y, pass);
  } else if constexpr (has_parameters<L>) {
    L::forward(p, x, y);
  } else if constexpr (has_state<L> || has_scratch<L>) {
    L::forward(x, y, pass);
  } else {
    L::forward(x, y);
  }
}
/// Calls its train, or its forward where it has none.
template <class L>
void run_train(const auto& p, auto x, auto y, auto pass) {
  if constexpr (!has_cache<L>) {
    run_forward<L>(p, x, y, pass);
  } else if constexpr (has_parameters<L>) {
    L::train(p, x, y, pass);
  } else {
    L::train(x, y, pass);
  }
}
/// Calls its backward.
template <class L>
void run_backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
  if constexpr (has_parameters<L> && has_cache<L>) {
    L::backward(p, x, y, dy, dx, gradient, pass);
  } else if constexpr (has_parameters<L>) {
    L::backward(p, x, y, dy, dx, gradient);
  } else if constexpr (has_cache<L>) {
    L::backward(x, y, dy, dx, pass);
  } else {
    L::backward(x, y, dy, dx);
  }
}
/// Where the type says that nobody wants dx: a layer with parameters may have a shorter backward, without dx, so that
/// the code for it is not even compiled.
template <class L, class X>
void run_backward(const auto& p, X x, auto y, auto dy, Nothing<>, auto& gradient, auto pass) {
  if constexpr (has_parameters<L> && !has_cache<L> && requires { L::backward(p, x, y, dy, gradient); }) {
    L::backward(p, x, y, dy, gradient);
  } else if constexpr (has_parameters<L> && has_cache<L> && requires { L::backward(p, x, y, dy, gradient, pass); }) {
    L::backward(p, x, y, dy, gradient, pass);
  } else {
    const view_of<typename X::value_type, typename X::shape> unwanted(nullptr, x.rows());
    run_backward<L>(p, x, y, dy, unwanted, gradient, pass);
  }
}
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
