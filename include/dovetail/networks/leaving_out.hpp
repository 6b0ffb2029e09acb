// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/layer_summary.hpp>
#include <dovetail/networks/sequential.hpp>

/// A network without the activation that it ends in: a loss that knows this activation is computed from what enters it.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

// Whether activation A of rows of shape S gives the same for rows of shape Out with these elements.
template <class A, class S, class Out>
inline constexpr bool is_same_for = [] {
  using Given = typename layers::layer_traits<A>::gives;
  return std::same_as<S, Out> || std::same_as<Given, Gives::probabilities> ||
         (std::same_as<Given, Gives::distributions> && last_extent<S> == last_extent<Out>);
}();

// The place of the last stage that does something in training, or that of the first.
template <class Stages>
inline constexpr std::size_t last_at_work = 0;
template <class... S>
inline constexpr std::size_t last_at_work<hana::tuple<S...>> = [] {
  std::size_t place = 0, last = 0;
  for (const bool works : {(layers::computes<typename S::layer> || layers::has_cache<typename S::layer>)...})
    last = works ? place : last, ++place;
  return last;
}();

// Stands for the activation, and does nothing.
struct LeftOut {
  using lengths = Lengths::kept;
  using forward = passes_through;
};
template <class Stages, std::size_t At, class Instead, std::size_t... Idx>
consteval std::type_identity<hana::tuple<std::conditional_t<Idx == At, Instead, layers::element<Idx, Stages>>...>> with(
    std::index_sequence<Idx...>) {
  return {};
}

template <class A, class F, class Out>
struct LeavingOut;

// The stages of F, whose outputs become Out in the end, without activation A; `none` where they do not end in it.
template <class A, class F, class Out>
consteval auto stages_without() {
  if constexpr (!runs_stages<F>) {
    return none{};
  } else if constexpr (layers::tuple_length<typename F::stages> == 0) {
    return none{};
  } else {
    using Stages = typename F::stages;
    constexpr std::size_t count = layers::tuple_length<Stages>, at = last_at_work<Stages>;
    using S = layers::element<at, Stages>;
    using L = typename S::layer;
    constexpr bool is_it = std::same_as<L, A> && is_same_for<A, typename S::output, Out>;
    if constexpr (is_it || !is_none<decltype(stages_without<A, L, Out>())>) {
      using Rest = std::conditional_t<is_it, LeftOut, LeavingOut<A, L, Out>>;
      using Instead = Stage<S::index, typename S::written, Rest, typename S::input, typename S::output>;
      return networks::with<Stages, at, Instead>(std::make_index_sequence<count>{});
    } else {
      return none{};
    }
  }
}
/// Whether F ends in activation A, or what comes behind only gives its outputs another shape.
template <class F, class A>
concept ends_in = !is_none<decltype(networks::stages_without<A, F, typename F::output>())>;

/// F without the activation A that it ends in, run with the same records.
template <class A, class F, class Out = typename F::output>
struct LeavingOut : RunsStages<typename decltype(stages_without<A, F, Out>())::type, F::valid, typename F::wiring> {
  using input = typename F::input;    ///< of a sample
  using output = typename F::output;  ///< of a sample
  using stages = typename F::stages;  ///< with the one that is left out
  template <class T>
  using Parameters = typename F::template Parameters<T>;
  template <class T>
  using State = typename F::template State<T>;
};

template <class L>
inline constexpr bool leaves_out = false;
template <class A, class F, class Out>
inline constexpr bool leaves_out<LeavingOut<A, F, Out>> = true;

template <class S>
[[gnu::cold]] void say_stage_left_out(std::vector<LayerSummary>& layers);
/// Says in the summary of some layers which of them are left out where Run runs instead: they are computed with a loss.
template <class Run>
[[gnu::cold]] void say_left_out(std::vector<LayerSummary>& layers) {
  [&]<class... S>(hana::tuple<S...>*) {
    (networks::say_stage_left_out<S>(layers), ...);
  }(static_cast<typename Run::running*>(nullptr));
}
template <class S>
void say_stage_left_out(std::vector<LayerSummary>& layers) {
  if constexpr (std::same_as<typename S::layer, LeftOut>) {
    LayerSummary& layer = layers[S::index];
    layer.fused_with += layer.fused_with.empty() ? "the loss" : ", the loss";
  } else if constexpr (leaves_out<typename S::layer>) {
    // Those of a second use of shared layers are not listed again.
    if (!layers[S::index].layers.empty()) networks::say_left_out<typename S::layer>(layers[S::index].layers);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
