// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <utility>

#include <dovetail/layers/protocol/arguments.hpp>
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

// Whether a layer has the shorter backward.
template <class L, class P, class X, class Y, class Pass>
consteval bool has_short_backward() {
  if constexpr (has_parameters<L>) {
    return decltype(layers::with_short_backward_arguments<L>(takes_backward<L>{}, std::declval<const P&>(),
                                                             std::declval<X&>(), std::declval<Y&>(), std::declval<Y&>(),
                                                             std::declval<P&>(), std::declval<Pass&>()))::value;
  } else {
    return false;
  }
}
}  // namespace detail::layers

/// Calls a layer's forward with the arguments that its records ask for.
template <class L>
constexpr void run_forward(const auto& p, auto x, auto y, auto pass) {
  detail::layers::with_forward_arguments<L>(detail::layers::call_forward<L>{}, p, x, y, pass);
}
/// Calls a layer's train with the arguments that its records ask for, or its forward where it has no train.
template <class L>
void run_train(const auto& p, auto x, auto y, auto pass) {
  if constexpr (detail::layers::has_cache<L>) {
    detail::layers::with_train_arguments<L>(detail::layers::call_train<L>{}, p, x, y, pass);
  } else {
    run_forward<L>(p, x, y, pass);
  }
}
/// Calls a layer's backward with the arguments that its records ask for. Where the type of dx says that nobody wants
/// it, a layer may do with a shorter one, so that the code for dx is not even compiled; the others get a dx that is
/// null.
template <class L, class P, class X, class Y, class Pass>
void run_backward(const P& p, X x, Y y, Y dy, auto dx, P& gradient, Pass pass) {
  if constexpr (!std::same_as<decltype(dx), Nothing<>>) {
    detail::layers::with_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, dx, gradient, pass);
  } else if constexpr (detail::layers::has_short_backward<L, P, X, Y, Pass>()) {
    detail::layers::with_short_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, gradient, pass);
  } else {
    const view_of<typename X::value_type, typename X::shape> unwanted(nullptr, x.rows());
    detail::layers::with_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, unwanted, gradient,
                                               pass);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
