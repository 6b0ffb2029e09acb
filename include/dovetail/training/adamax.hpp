// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/adam.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// m = β₁ m + (1 - β₁) g,  u = max(β₂ u, |g|),  w = w - α / (1 - β₁ᵗ) · m / (u + ε)
/// Kingma, Ba: Adam (2015), section 7.1, with Keras's names and defaults. PyTorch adds ε to |g|, and not to u.
struct Adamax {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of u stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: the moving means m of the gradients, their largest sizes u, which fade, and t.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (P, u), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const { detail::training::settings_of_adam(*this, to); }
  /// As Adam's, without a square.
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_of_adam<T>(*this);
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const double rate = learning_rate(state.steps++), t = static_cast<double>(state.steps);
    const detail::training::Step now(*this, rate, 1 / (1 - std::pow(beta_1, t)));
    const auto rule = [beta_1 = beta_1, beta_2 = beta_2, above_0 = detail::training::above_0(epsilon)]<class Pack>(
                          Pack alpha, Pack w, Pack g, Pack& m, Pack& u) {
      m = detail::training::moving_mean(beta_1, m, g);
      u = (detail::simd::max)(detail::training::constant<Pack>(beta_2) * u, (detail::simd::abs)(g));
      return w - alpha * m / (u + detail::training::constant<Pack>(above_0));
    };
    update(now, rule, parameters, gradient, state.m, state.u);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
