// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::training {
/// √(1 - β₂ᵗ) / (1 - β₁ᵗ): what makes up for means that began as 0.
inline double bias_correction(double beta_1, double beta_2, double t) {
  return std::sqrt(1 - std::pow(beta_2, t)) / (1 - std::pow(beta_1, t));
}
/// The largest gradient of Adam and its relatives, so that v does not overflow, nor a step. The longest there may be is
/// α / (1 - β₁) · m / ε; but with the usual settings, β₁² < β₂, it is at most α / √((1 - β₂) (1 - β₁² / β₂)), or, of
/// numbers whose squares are 0 in float, below 1e-17, divided by 1.2e-38 at least, α / (1 - β₁) · 1e21.
template <class T>
double largest_of_adam(const auto& adam) {
  const double steps = largest_step<T> * (1 - adam.beta_1) / adam.learning_rate.most();
  const bool usual = adam.beta_1 * adam.beta_1 < 0.99 * adam.beta_2 && steps > 1e24;
  return largest_clipped<T>(adam, usual ? largest_square<T> : (std::min)(steps * adam.epsilon, largest_square<T>));
}
/// What Adam and AdamW do to a number.
// Here and in other optimizers outside of the template: a rule of its own for each network would be compiled again for
// each, and have its name.
inline auto rule_of_adam(double beta_1, double beta_2, double epsilon) {
  return
      [beta_1, beta_2, above_0 = training::above_0(epsilon)]<class Pack>(Pack alpha, Pack w, Pack g, Pack& m, Pack& v) {
        m = moving_mean(beta_1, m, g);
        v = moving_square(beta_2, v, g);
        return w - alpha * m / (simd::sqrt(v) + constant<Pack>(above_0));
      };
}
/// One step of Adam, or AdamW.
template <class P>
void step_of_adam(const auto& adam, P& parameters, const P& gradient, auto& state, const auto& update) {
  const double rate = adam.learning_rate(state.steps++), t = static_cast<double>(state.steps);
  update(Step(adam, rate, bias_correction(adam.beta_1, adam.beta_2, t)),
         training::rule_of_adam(adam.beta_1, adam.beta_2, adam.epsilon), parameters, gradient, state.m, state.v);
}
/// Names the settings of Adam and its relatives.
[[gnu::cold]] void settings_of_adam(const auto& adam, OptimizerSettings& to) {
  common_settings(adam, to);
  to.add({{"beta_1", adam.beta_1, OptimizerSettings::fraction},
          {"beta_2", adam.beta_2, OptimizerSettings::fraction},
          {"epsilon", adam.epsilon, OptimizerSettings::not_negative}});
}
}  // namespace detail::training

/// m = β₁ m + (1 - β₁) g,  v = β₂ v + (1 - β₂) g²,  w = w - α √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε)
/// Kingma, Ba: Adam (2015), the form before section 2.1, with Keras's names and defaults. Keras's amsgrad=True is
/// AMSGrad, of training/amsgrad.hpp.
struct Adam {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0; less than 1.2e-38 is that
  OptimizerOption weight_decay = {};      ///< kernels lose α · weight_decay of themselves in each step: see AdamW
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: the moving means m of the gradients and v of their squares, and t, from 0 on.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (P, v), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const { detail::training::settings_of_adam(*this, to); }
  /// See detail::training::largest_of_adam.
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_of_adam<T>(*this);
  }
  /// One step, with t counted up first.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    detail::training::step_of_adam(*this, parameters, gradient, state, update);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
