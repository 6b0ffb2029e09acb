// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <utility>

#include <dovetail/layers/protocol/arguments.hpp>
#include <dovetail/layers/protocol/layer_traits.hpp>
#include <dovetail/layers/protocol/lengths.hpp>
#include <dovetail/layers/protocol/memory.hpp>
#include <dovetail/layers/protocol/shapes.hpp>
#include <dovetail/random/random.hpp>

/// What the functions of a layer are given, and how they are called: see layers/protocol/layer_traits.hpp.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
// Passes name records, not layers: so a layer that takes over another's records takes over its functions. One with
// lengths is one without them for layers that do not ask.
template <class State, class Scratch, class Steps = AllSteps>
struct InferencePass;
template <class State, class Cache, class Scratch = Nothing<>, class Steps = AllSteps>
struct TrainingPass;

template <class State, class Scratch>
struct InferencePass<State, Scratch, AllSteps> {
  const State& state;
  Scratch& scratch;
  double* loss = nullptr;  // of the batch that is evaluated
  static constexpr AllSteps lengths{};

  /// The pass of a layer inside, with its own state and scratch, and with all else of this one.
  template <class S, class M>
  constexpr InferencePass<S, M> of(const S& own_state, M& own_scratch) const {
    return {own_state, own_scratch, loss};
  }
  /// The same with other lengths.
  template <class Steps>
  constexpr InferencePass<State, Scratch, Steps> with(Steps steps) const {
    return {{state, scratch, loss}, steps};
  }
  constexpr InferencePass with(AllSteps) const { return *this; }
};
template <class State, class Scratch, class Steps>
struct InferencePass : InferencePass<State, Scratch> {
  Steps lengths;

  template <class S, class M>
  constexpr InferencePass<S, M, Steps> of(const S& own_state, M& own_scratch) const {
    return InferencePass<State, Scratch>::of(own_state, own_scratch).with(lengths);
  }
};
template <class State, class Scratch>
// Clang 16 deduces no aggregate.
InferencePass(const State&, Scratch&, double* = nullptr) -> InferencePass<State, Scratch>;

template <class State, class Cache, class Scratch>
struct TrainingPass<State, Cache, Scratch, AllSteps> {
  State& state;
  Cache& cache;
  Random& random;
  Scratch scratch{};       // views
  double* loss = nullptr;  // of the batch that is trained or evaluated
  static constexpr AllSteps lengths{};

  /// The pass of a layer inside, with its own state, cache and scratch, and with all else of this one.
  template <class S, class C, class M = Nothing<>>
  constexpr TrainingPass<S, C, M> of(S& own_state, C& own_cache, M own_scratch = {}) const {
    return {own_state, own_cache, random, own_scratch, loss};
  }
  /// The same with other lengths.
  template <class Steps>
  constexpr TrainingPass<State, Cache, Scratch, Steps> with(Steps steps) const {
    return {{state, cache, random, scratch, loss}, steps};
  }
  constexpr TrainingPass with(AllSteps) const { return *this; }
};
template <class State, class Cache, class Scratch, class Steps>
struct TrainingPass : TrainingPass<State, Cache, Scratch> {
  Steps lengths;

  template <class S, class C, class M = Nothing<>>
  constexpr TrainingPass<S, C, M, Steps> of(S& own_state, C& own_cache, M own_scratch = {}) const {
    return TrainingPass<State, Cache, Scratch>::of(own_state, own_cache, own_scratch).with(lengths);
  }
};
/// The pass with which a layer infers while it is trained.
template <class State, class Cache, class Scratch, class Steps>
constexpr auto inference_pass(TrainingPass<State, Cache, Scratch, Steps>& pass) {
  return InferencePass{std::as_const(pass.state), pass.scratch, pass.loss}.with(pass.lengths);
}

// The memory of one call that a layer has in training. A container has all of its memory in its Cache.
template <class L>
struct training_scratch {
  template <class T, std::size_t B>
  using Scratch = typename layer_records<L>::template Scratch<T, B>;
};
template <class L>
  requires requires { typename L::stages; }  // not `container`: to ask that of a layer may be what declares it
struct training_scratch<L> {
  template <class, std::size_t>
  using Scratch = Nothing<>;
};
}  // namespace detail::layers

/// What `forward` of a layer with State or Scratch is given: .state (to read) and .scratch; and .loss, to which a layer
/// may add while a network is evaluated, as with Keras's add_loss; otherwise it is null. See Lengths for .lengths.
template <class L, class T, std::size_t B>
using Inference = detail::layers::InferencePass<state_of<L, T>, scratch_of<L, T, B>>;
/// What `train` of a layer with a Cache and `backward` of one with a Cache or Scratch are given: .state, .cache,
/// .scratch, .random and .loss.
template <class L, class T, std::size_t B>
using Training = detail::layers::TrainingPass<state_of<L, T>, cache_of<L, T, B>,
                                              typename detail::layers::training_scratch<L>::template Scratch<T, B>>;

namespace detail::layers {
/// B samples of shape S, to write: View<T, B, E...>, or a tuple of them for several shapes.
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

/// Calls a layer's forward with the arguments that its records ask for, or its train where that does for inference too.
template <class L>
constexpr void run_forward(const auto& p, auto x, auto y, auto pass) {
  if constexpr (detail::layers::infers_as_train<L>) {
    Nothing<> state;
    Random random;
    using Cache = std::remove_reference_t<decltype(pass.scratch)>;
    detail::layers::with_train_arguments<L>(
        detail::layers::call_train<L>{}, p, x, y,
        detail::layers::TrainingPass<Nothing<>, Cache>{state, pass.scratch, random, {}, pass.loss}.with(pass.lengths));
  } else {
    detail::layers::with_forward_arguments<L>(detail::layers::call_forward<L>{}, p, x, y, pass);
  }
}
/// Calls a layer's train with the arguments that its records ask for, or its forward where it has no train.
template <class L>
void run_train(const auto& p, auto x, auto y, auto pass) {
  if constexpr (detail::layers::has_cache<L>) {
    detail::layers::with_train_arguments<L>(detail::layers::call_train<L>{}, p, x, y, pass);
  } else if constexpr (detail::layers::takes_pass<L>) {
    run_forward<L>(p, x, y, detail::layers::inference_pass(pass));
  } else {
    run_forward<L>(p, x, y, pass);
  }
}
/// Calls a layer's backward with the arguments that its records ask for. Where the type of dx says that nobody wants
/// it, a layer may do with a shorter one, so that the code for dx is not even compiled; the others get a dx that is
/// null. One without Parameters has nothing to do then.
template <class L, class P, class X, class Y, class Pass>
void run_backward(const P& p, X x, Y y, Y dy, auto dx, P& gradient, Pass pass) {
  if constexpr (!std::same_as<decltype(dx), Nothing<>>) {
    detail::layers::with_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, dx, gradient, pass);
  } else if constexpr (!detail::layers::has_parameters<L>) {
    return;
  } else if constexpr (detail::layers::has_short_backward<L, P, X, Y, Pass>()) {
    detail::layers::with_short_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, gradient, pass);
  } else {
    const view_of<typename X::value_type, typename X::shape> unwanted(nullptr, x.rows());
    detail::layers::with_backward_arguments<L>(detail::layers::call_backward<L>{}, p, x, y, dy, unwanted, gradient,
                                               pass);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET
