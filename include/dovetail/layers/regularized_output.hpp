// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/elementwise.hpp>
#include <dovetail/layers/penalty.hpp>
#include <dovetail/layers/with.hpp>

/// A layer whose outputs add to the loss: On<"output", L2<1e-3>>.
namespace dovetail::inline DOVETAIL_TARGET::detail::layers {

/// The layer L, bound to input shape S: Σ penalty(y) of each sample, on average, is part of the loss. It ends in no
/// activation, which would change its output.
template <class L, class S, class Regularizer>
struct RegularizedOutput : L {
  static constexpr bool ends_in_activation = false, ends_in_scale_and_shift = false;
  using lengths = Lengths::refused;  // Σ would be over padding too
  using problem = typename first_problem<typename layer_traits<L>::problem, own_problem<Regularizer>>::type;
  template <class>
  using at = RegularizedOutput;

  // In backward there is the derivative of the loss by y itself, too.
  template <class T, std::size_t B>
  using Cache = hana::tuple<cache_of<L, T, B>, Transient<Batch<T, B, typename layer_traits<L>::template output<S>>>>;
  template <class T, std::size_t B>
  using Scratch = scratch_of<L, T, B>;

  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    run_forward<L>(p, x, y, pass);
    add(y, pass.loss);
  }
  static constexpr void forward(auto x, auto y, auto pass) { forward(Nothing<>(), x, y, pass); }
  static void train(const auto& p, auto x, auto y, auto pass) {
    run_train<L>(p, x, y, own(pass));
    add(y, pass.loss);
  }
  static void train(auto x, auto y, auto pass) { train(Nothing<>(), x, y, pass); }
  template <class P>
  static void backward(const P& p, auto x, auto y, auto dy, auto dx, P& gradient, auto pass) {
    using T = std::remove_const_t<typename decltype(y)::value_type>;
    const auto slope = hana::at_c<1>(pass.cache).view;
    const T share = T(1) / static_cast<T>(y.rows());
    elementwise([share](auto yi, auto dyi) { return dyi + decltype(yi)(share) * Regularizer::gradient(yi); }, slope, y,
                dy);
    run_backward<L>(p, x, y, decltype(dy)(slope), dx, gradient, own(pass));
  }
  static void backward(auto x, auto y, auto dy, auto dx, auto pass) {
    Nothing<> none;
    backward(none, x, y, dy, dx, none, pass);
  }

 private:
  static auto own(auto& pass) {
    if constexpr (infers_as_train<L>)  // then the scratch is that of inference
      return pass.of(pass.state, hana::at_c<0>(pass.cache));
    else
      return pass.of(pass.state, hana::at_c<0>(pass.cache), pass.scratch);
  }
  static constexpr void add(auto y, double* loss) {
    using T = typename decltype(y)::value_type;
    if (loss != nullptr)
      *loss += layers::penalty<Regularizer, T>(y.data(), nullptr, y.size()) / static_cast<double>(y.rows());
  }
};
template <class L, class S, class Regularizer>
struct inner_layer<RegularizedOutput<L, S, Regularizer>> : inner_layer<L> {};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::layers
