// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>
#include <dovetail/networks/bind.hpp>

/// Fusion happens in types: stages that do not compute are left out, and a layer that can end in an activation takes in
/// the one that follows it.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {
/// y = Act(L(x)) in one pass: L's product ends in the activation. Nothing between the two is kept: in training the
/// activation's gradient follows from y alone.
template <class L, class Act>
struct Fused {
  using input = typename L::input;
  using output = typename L::output;
  template <class T>
  using Parameters = typename L::template Parameters<T>;
  template <class T, std::size_t B>
  using Cache = layers::Transient<layers::Batch<T, B, output>>;  // the gradient of the product
  static constexpr void forward(const auto& p, auto x, auto y) { L::forward(p, x, y, Act{}); }
  static void train(const auto& p, auto x, auto y, auto) { L::forward(p, x, y, Act{}); }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    const auto product = pass.cache.view;
    Act::backward(y, y, dy, product);
    L::backward(p, x, y, decltype(dy)(product), dx, gradient);
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto& gradient, auto pass)
    requires requires { L::backward(p, x, y, dy, gradient); }
  {
    const auto product = pass.cache.view;
    Act::backward(y, y, dy, product);
    L::backward(p, x, y, decltype(dy)(product), gradient);
  }
};

/// y = Act(N(L(x))) of inference in one pass: the product of L, layer LIdx, ends in the normalization N, layer NIdx,
/// and in the activation after it. It takes the records of all layers, since two of them are its own.
template <std::size_t LIdx, class L, std::size_t NIdx, class N, class Act = kernels::Identity>
struct NormalizedProduct {
  static constexpr void forward(const auto& p, auto x, auto y, const auto& state) {
    using T = typename decltype(y)::value_type;
    T values[2 * N::C];
    N::scale_and_shift(hana::at_c<NIdx>(p), hana::at_c<NIdx>(state), values, values + N::C);
    L::forward(hana::at_c<LIdx>(p), x, y, kernels::Scaled<T, N::C, Act>{values});
  }
};
template <class L>
inline constexpr bool takes_all_records = false;
template <std::size_t LIdx, class L, std::size_t NIdx, class N, class Act>
inline constexpr bool takes_all_records<NormalizedProduct<LIdx, L, NIdx, N, Act>> = true;

/// Whether the product L can end in the normalization N.
template <class L, class N>
concept ends_in_normalization = requires(parameters_of<N, float> p, state_of<N, float> state, float* values) {
  N::scale_and_shift(p, state, values, values);
} && requires { requires L::ends_in_columns && std::same_as<typename L::output, typename N::input>; };

// A stage that is such a product without an activation, with the activation.
template <class S, class Act>
struct ending_in {};
template <std::size_t Idx, class Written, std::size_t LIdx, class L, std::size_t NIdx, class N, class In, class Out,
          class Act>
struct ending_in<Stage<Idx, Written, NormalizedProduct<LIdx, L, NIdx, N>, In, Out>, Act> {
  using type = Stage<Idx, Written, NormalizedProduct<LIdx, L, NIdx, N, Act>, In, Out>;
};

/// Runs a stage of inference with the records of all layers.
template <class Stage, class T, std::size_t B>
constexpr void run_stage(const auto& p, auto x, auto y, const auto& state, auto& scratch) {
  using L = typename Stage::layer;
  if constexpr (takes_all_records<L>)
    L::forward(p, x, y, state);
  else
    run_forward<L>(hana::at_c<Stage::index>(p), x, y, Inference<L, T, B>{hana::at_c<Stage::index>(state), scratch});
}

/// Runs a stage of inference with memory of its own: slow, for what happens once.
template <class Stage, class T, std::size_t B>
void run_stage_alone(const auto& p, auto x, auto y, const auto& state) {
  using Scratch = scratch_of<typename Stage::layer, T, B>;
  Scratch scratch;
  tensor::Block<std::byte> memory(layers::byte_count<Scratch>(x.rows()) + 1);
  std::byte* next = memory.data();
  layers::place(scratch, next, x.rows());
  networks::run_stage<Stage, T, B>(p, x, y, state, scratch);
}

template <class L, class Act, class In, class Out>
concept fuses =
    layers::activation<Act> && layers::has_parameters<L> && !layers::has_state<L> && !layers::has_cache<L> &&
    requires(parameters_of<L, float> p, layers::ReadBatch<float, dynamic, In> x, layers::Batch<float, dynamic, Out> y) {
      L::forward(p, x, y, Act{});
    };

// The stages that run, so far; the last one waits for an activation.
template <bool Training, class Last, class... Done>
struct Fusing {
  using stages = hana::tuple<Done..., Last>;
};
template <bool Training>
struct Fusing<Training, void> {
  using stages = hana::tuple<>;
};

template <bool Training, class Last, class... Done, std::size_t Idx, class Written, class L, class In, class Out>
consteval auto operator>>(Fusing<Training, Last, Done...>, Stage<Idx, Written, L, In, Out> next) {
  using Next = decltype(next);
  if constexpr (!layers::computes<L> && !(Training && layers::has_cache<L>)) {
    return Fusing<Training, Last, Done...>{};
  } else if constexpr (std::is_void_v<Last>) {
    return Fusing<Training, Next, Done...>{};
  } else if constexpr (fuses<typename Last::layer, L, typename Last::input, typename Last::output> &&
                       (!Training || layers::has_gradient_of_output<L>)) {
    // Its output is that of the layer: a Reshape between the two may give another shape to the same elements.
    using Together = Stage<Last::index, typename Last::written, Fused<typename Last::layer, L>, typename Last::input,
                           typename Last::output>;
    return Fusing<Training, Together, Done...>{};
  } else if constexpr (!Training && ends_in_normalization<typename Last::layer, L>) {
    using Together =
        Stage<Last::index, typename Last::written, NormalizedProduct<Last::index, typename Last::layer, Idx, L>,
              typename Last::input, typename Last::output>;
    return Fusing<Training, Together, Done...>{};
  } else if constexpr (layers::activation<L> && requires { typename ending_in<Last, L>::type; }) {
    return Fusing<Training, typename ending_in<Last, L>::type, Done...>{};
  } else {
    return Fusing<Training, Next, Done..., Last>{};
  }
}

template <bool Training, class Stages>
struct fused;
template <bool Training, class... S>
struct fused<Training, hana::tuple<S...>> {
  using type = typename layers::fold<Fusing<Training, void>, S...>::stages;
};

/// The stages that run in inference.
template <class Stages>
using inference_stages = typename networks::fused<false, Stages>::type;
/// The stages that run in training.
template <class Stages>
using training_stages = typename networks::fused<true, Stages>::type;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
