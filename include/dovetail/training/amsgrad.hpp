// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/adam.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v̂ = max(v̂, v),  w = w - α √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v̂ + ε)
///
/// Adam with the largest of all v so far, v̂, in place of v: Keras's Adam(amsgrad=True), PyTorch's Adam(amsgrad=True).
/// A class of its own, since it keeps a number more for each parameter. Reddi, Kale, Kumar: On the convergence of Adam
/// and beyond (2018).
struct AMSGrad {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: the moving means m of the gradients and v of their squares, the largest v, and t.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (P, v), (P, v_hat), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const { detail::training::settings_of_adam(*this, to); }
  /// As Adam's.
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_of_adam<T>(*this);
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const double rate = learning_rate(state.steps++), t = static_cast<double>(state.steps);
    const detail::training::Step now(*this, rate, detail::training::bias_correction(beta_1, beta_2, t));
    const auto rule = [beta_1 = beta_1, beta_2 = beta_2, above_0 = detail::training::above_0(epsilon)]<class Pack>(
                          Pack alpha, Pack w, Pack g, Pack& m, Pack& v, Pack& v_hat) {
      m = detail::training::moving_mean(beta_1, m, g);
      v = detail::training::moving_square(beta_2, v, g);
      v_hat = (detail::simd::max)(v_hat, v);
      return w - alpha * m / (detail::simd::sqrt(v_hat) + detail::training::constant<Pack>(above_0));
    };
    update(now, rule, parameters, gradient, state.m, state.v, state.v_hat);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
