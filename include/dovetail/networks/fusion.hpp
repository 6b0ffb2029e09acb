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
