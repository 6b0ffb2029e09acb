// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/adam.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Adam with Nesterov's momentum: with μₜ = β₁ (1 - 0.96ᵗ / 2) and Πₜ = μ₁ ... μₜ
/// w = w - α (μₜ₊₁ m / (1 - Πₜ₊₁) + (1 - μₜ) g / (1 - Πₜ)) / (√(v / (1 - β₂ᵗ)) + ε)
/// Dozat: Incorporating Nesterov momentum into Adam (2016), with Keras's names and defaults. PyTorch's NAdam has μ
/// change more slowly: it is this one with momentum_decay=1.
struct Nadam {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: as Adam's.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (P, v), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const { detail::training::settings_of_adam(*this, to); }
  /// Half of Adam's: the gradient counts beside m.
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_of_adam<T>(*this) / 2;
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const double rate = learning_rate(state.steps++), t = static_cast<double>(state.steps);
    const auto mu = [this](double fading) { return beta_1 * (1 - 0.5 * fading); };  // of 0.96ᵗ
    double product = 1;  // of all μ so far; what is left of 1 when it is smaller than that is 1
    double fading = 0.96;
    for (double step = 1; step <= t && product > 1e-20; ++step, fading *= 0.96) product *= mu(fading);
    const double mu_t = mu(std::pow(0.96, t)), mu_next = mu(std::pow(0.96, t + 1));
    const double of_m = mu_next / (1 - product * mu_next), of_g = (1 - mu_t) / (1 - product);
    const auto rule = [beta_1 = beta_1, beta_2 = beta_2, above_0 = detail::training::above_0(epsilon), of_m, of_g,
                       correction = 1 / (1 - std::pow(beta_2, t))]<class Pack>(Pack alpha, Pack w, Pack g, Pack& m,
                                                                               Pack& v) {
      m = detail::training::moving_mean(beta_1, m, g);
      v = detail::training::moving_square(beta_2, v, g);
      const auto constant = [](double value) { return detail::training::constant<Pack>(value); };
      const Pack ahead = constant(of_m) * m + constant(of_g) * g;
      return w - alpha * ahead / (detail::simd::sqrt(constant(correction) * v) + constant(above_0));
    };
    update(detail::training::Step(*this, rate), rule, parameters, gradient, state.m, state.v);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
