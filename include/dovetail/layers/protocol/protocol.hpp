// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

#include <dovetail/layers/protocol/layer_traits.hpp>
#include <dovetail/layers/protocol/memory.hpp>
#include <dovetail/random/random.hpp>

/// What the functions of a layer are given, and how they are called: see layers/protocol/layer_traits.hpp.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
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
