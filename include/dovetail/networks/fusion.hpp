// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/steps.hpp>

/// Fusion happens in types: stages that do not compute are left out, and a layer that can end in an activation takes in
/// the one that follows it.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {
/// Calls the forward of L, which ends in the activation.
template <class L>
constexpr void forward_into(auto activation, const auto& p, auto x, auto y, auto pass) {
  layers::with_forward_arguments<L>([&](auto&&... argument) { L::forward(argument..., activation); }, p, x, y, pass);
}

/// y = Act(L(x)) in one pass: L ends in the activation. Nothing between the two is kept: in training the activation's
/// gradient follows from y alone. The records are those of L; its Cache has the gradient of L's output too.
template <class L, class Act>
struct Fused {
  using input = typename L::input;
  using output = typename L::output;
  template <class T>
  using Parameters = parameters_of<L, T>;
  template <class T>
  using State = state_of<L, T>;
  template <class T, std::size_t B>
  using Scratch = scratch_of<L, T, B>;
  template <class T, std::size_t B>
  using Cache = hana::tuple<cache_of<L, T, B>, layers::Transient<layers::Batch<T, B, output>>>;

  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    networks::forward_into<L>(Act{}, p, x, y, pass);
  }
  static void train(const auto& p, auto x, auto y, auto pass) {
    if constexpr (layers::has_cache<L>) {
      layers::with_train_arguments<L>([&](auto&&... argument) { L::train(argument..., Act{}); }, p, x, y, own(pass));
    } else {
      forward(p, x, y, layers::inference_pass(pass));
    }
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    const auto product = hana::at_c<1>(pass.cache).view;
    Act::backward(y, y, dy, product);
    networks::clear_padding(product, networks::behind<L>(pass.lengths));
    run_backward<L>(p, x, y, decltype(dy)(product), dx, gradient, own(pass));
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto& gradient, auto pass) {
    backward(p, x, y, dy, Nothing<>{}, gradient, pass);
  }

 private:
  static auto own(auto& pass) { return pass.of(pass.state, hana::at_c<0>(pass.cache), pass.scratch); }
};

/// y = Act(N(L(x))) of inference in one pass: the product of L, layer LIdx, ends in the normalization N, layer NIdx,
/// and in the activation after it. It takes the records of all layers, since two of them are its own.
template <std::size_t LIdx, class L, std::size_t NIdx, class N, class Act = kernels::Identity>
struct NormalizedProduct {
  template <class T, std::size_t B>
  using Scratch = scratch_of<L, T, B>;
  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    using T = typename decltype(y)::value_type;
    T values[2 * N::C];
    N::scale_and_shift(hana::at_c<NIdx>(p), hana::at_c<NIdx>(pass.state), values, values + N::C);
    networks::forward_into<L>(kernels::Scaled<T, N::C, Act>{values}, hana::at_c<LIdx>(p), x, y,
                              pass.of(hana::at_c<LIdx>(pass.state), pass.scratch));
  }
};

/// y = A(L(x)) of inference in one pass: the product of L, layer LIdx, ends in the activation A, layer AIdx, whose
/// function depends on its state.
template <std::size_t LIdx, class L, std::size_t AIdx, class A>
struct ProductWithActivation {
  template <class T, std::size_t B>
  using Scratch = scratch_of<L, T, B>;
  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    networks::forward_into<L>(A::activation(hana::at_c<AIdx>(pass.state)), hana::at_c<LIdx>(p), x, y,
                              pass.of(hana::at_c<LIdx>(pass.state), pass.scratch));
  }
};
/// Whether L ends in the activation A, a function of its state.
template <class L, class A>
concept ends_in_state_of = layers::has_state<A> && layers::ends_in_activation<L> &&
                           requires(const state_of<A, float>& state) { A::activation(state); };

template <class L>
inline constexpr bool takes_all_records = false;
template <std::size_t LIdx, class L, std::size_t AIdx, class A>
inline constexpr bool takes_all_records<ProductWithActivation<LIdx, L, AIdx, A>> = true;
template <std::size_t LIdx, class L, std::size_t NIdx, class N, class Act>
inline constexpr bool takes_all_records<NormalizedProduct<LIdx, L, NIdx, N, Act>> = true;

/// Whether the product L can end in the normalization N.
template <class L, class N>
concept ends_in_normalization = requires(parameters_of<N, float> p, state_of<N, float> state, float* values) {
  N::scale_and_shift(p, state, values, values);
} && requires { requires L::ends_in_scale_and_shift && std::same_as<typename L::output, typename N::input>; };

// A stage that takes in an activation in a way of its own: here such a product without one.
template <class S, class Act>
struct ending_in {};
template <std::size_t Idx, class Written, std::size_t LIdx, class L, std::size_t NIdx, class N, class In, class Out,
          class Act>
struct ending_in<Stage<Idx, Written, NormalizedProduct<LIdx, L, NIdx, N>, In, Out>, Act> {
  using type = Stage<Idx, Written, NormalizedProduct<LIdx, L, NIdx, N, Act>, In, Out>;
};

/// Runs a stage of inference with the records of all layers.
template <class Stage, class T, std::size_t B>
constexpr void run_stage(const auto& p, auto x, auto y, const auto& pass, auto& scratch) {
  using L = typename Stage::layer;
  if constexpr (takes_all_records<L>)
    L::forward(p, x, y, pass.of(pass.state, scratch));
  else
    run_forward<L>(hana::at_c<Stage::place>(p), x, y, pass.of(hana::at_c<Stage::place>(pass.state), scratch));
}

/// Runs a stage of inference with memory of its own: slow, for what happens once.
template <class Stage, class T, std::size_t B>
void run_stage_alone(const auto& p, auto x, auto y, const auto& state) {
  using Scratch = scratch_of<typename Stage::layer, T, B>;
  Scratch scratch;
  tensor::Block<std::byte> memory(layers::byte_count<Scratch>(y.rows()) + 1);
  std::byte* next = memory.data();
  layers::place(scratch, next, y.rows());
  networks::run_stage<Stage, T, B>(p, x, y, layers::InferencePass{state, scratch}, scratch);
}

/// Whether L ends in the activation Act that follows it.
template <class L, class Act>
concept fuses = layers::activation<Act> && layers::ends_in_activation<L>;

// Which stages of a chain may become part of the one before: all.
template <bool Training>
struct FusesInOrder {
  static constexpr bool training = Training;
  static constexpr bool follows(std::size_t) { return true; }
};
// In another container: those that are the only users of what the stage before them gives.
template <bool Training, class Wiring, class... S>
struct FusesOnlyUsers {
  static constexpr bool training = Training;
  static constexpr auto following = networks::only_users(
      Wiring::wires,
      {(!layers::computes<typename S::layer> && !(Training && layers::has_cache<typename S::layer>))...});
  static constexpr bool follows(std::size_t i) { return following[i]; }
};

// The stages that run, so far; the last one waits for an activation.
template <class How, class Last, class... Done>
struct Fusing {
  using stages = hana::tuple<Done..., Last>;
};
template <class How>
struct Fusing<How, void> {
  using stages = hana::tuple<>;
};

template <class How, class Last, class... Done, class Next>
consteval auto operator>>(Fusing<How, Last, Done...>, Next) {
  using L = typename Next::layer;
  if constexpr (!layers::computes<L> && !(How::training && layers::has_cache<L>)) {
    return Fusing<How, Last, Done...>{};
  } else if constexpr (std::is_void_v<Last>) {
    return Fusing<How, Next, Done...>{};
  } else if constexpr (!How::follows(Next::index)) {
    return Fusing<How, Next, Done..., Last>{};
  } else if constexpr (fuses<typename Last::layer, L> && (!How::training || layers::has_gradient_of_output<L>)) {
    // Its output is that of the layer: a Reshape between the two may give another shape to the same elements.
    using Together = Stage<Last::index, typename Last::written, Fused<typename Last::layer, L>, typename Last::input,
                           typename Last::output>;
    return Fusing<How, Together, Done...>{};
  } else if constexpr (!How::training && ends_in_normalization<typename Last::layer, L>) {
    using Together =
        Stage<Last::index, typename Last::written, NormalizedProduct<Last::index, typename Last::layer, Next::index, L>,
              typename Last::input, typename Last::output>;
    return Fusing<How, Together, Done...>{};
  } else if constexpr (!How::training && ends_in_state_of<typename Last::layer, L>) {
    using Together = Stage<Last::index, typename Last::written,
                           ProductWithActivation<Last::index, typename Last::layer, Next::index, L>,
                           typename Last::input, typename Last::output>;
    return Fusing<How, Together, Done...>{};
  } else if constexpr (layers::activation<L> && (!How::training || layers::has_gradient_of_output<L>) &&
                       requires { typename ending_in<Last, L>::type; }) {
    return Fusing<How, typename ending_in<Last, L>::type, Done...>{};
  } else {
    return Fusing<How, Next, Done..., Last>{};
  }
}

template <bool Training, class Stages, class Wiring>
struct FusedStages;
template <bool Training, class... S>
struct FusedStages<Training, hana::tuple<S...>, InOrder> {
  using type = typename layers::fold<Fusing<FusesInOrder<Training>, void>, S...>::stages;
};
template <bool Training, class... S, class Wiring>
struct FusedStages<Training, hana::tuple<S...>, Wiring> {
  using type = typename layers::fold<Fusing<FusesOnlyUsers<Training, Wiring, S...>, void>, S...>::stages;
};

/// The stages that run in inference.
template <class Stages, class Wiring = InOrder>
using inference_stages = typename networks::FusedStages<false, Stages, Wiring>::type;
/// The stages that run in training.
template <class Stages, class Wiring = InOrder>
using training_stages = typename networks::FusedStages<true, Stages, Wiring>::type;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks

namespace dovetail::inline DOVETAIL_TARGET::detail::layers {
template <class L, class Act>
struct says_lengths_for<networks::Fused<L, Act>> : says_lengths_for<L> {};
template <std::size_t LIdx, class L, std::size_t NIdx, class N, class Act>
struct says_lengths_for<networks::NormalizedProduct<LIdx, L, NIdx, N, Act>> : says_lengths_for<L> {};
template <std::size_t LIdx, class L, std::size_t AIdx, class A>
struct says_lengths_for<networks::ProductWithActivation<LIdx, L, AIdx, A>> : says_lengths_for<L> {};
}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
