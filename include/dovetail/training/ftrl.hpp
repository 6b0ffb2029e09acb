// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Follow the regularized leader, for sparse linear models: with n' = n + g²,  p = -learning_rate_power,
/// z = z + g + 2 l2_shrinkage w - (n'ᵖ - nᵖ) / α · w,  w = (clip(z, ±l1) - z) / (n'ᵖ / α + 2 l2 + beta / α),  n = n'
/// McMahan et al.: Ad click prediction (2013), with Keras's names and defaults. PyTorch has none. In a step whose
/// learning rate is 0 nothing changes.
struct Ftrl {
  LearningRate learning_rate = 0.001;               ///< α: a number, or a schedule
  double learning_rate_power = -0.5;                ///< -p: at most 0; 0 is a fixed learning rate
  double initial_accumulator_value = 0.1;           ///< n before the first step
  double l1_regularization_strength = 0;            ///< l1: makes weights exactly 0
  double l2_regularization_strength = 0;            ///< l2: makes weights small
  double l2_shrinkage_regularization_strength = 0;  ///< l2_shrinkage: as l2, and does not stop with the gradient
  double beta = 0;                                  ///< as more l2, divided by the learning rate
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: n, less what it begins with until the first step, z, and how many there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, accumulator), (P, linear), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"learning_rate_power", learning_rate_power, {-10, 0, "a number from -10 to 0"}}});
    to.add({{"initial_accumulator_value", initial_accumulator_value, OptimizerSettings::not_negative},
            {"l1_regularization_strength", l1_regularization_strength, OptimizerSettings::not_negative},
            {"l2_regularization_strength", l2_regularization_strength, OptimizerSettings::not_negative},
            {"l2_shrinkage_regularization_strength", l2_shrinkage_regularization_strength,
             OptimizerSettings::not_negative},
            {"beta", beta, OptimizerSettings::not_negative}});
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const double start = state.steps == 0 ? initial_accumulator_value : 0;
    const detail::training::Step now(*this, learning_rate(state.steps++));
    const auto power = [p = -learning_rate_power]<class Pack>(Pack n) {
      return p == 0.5 ? detail::simd::sqrt(n) : detail::simd::pow(n, detail::training::constant<Pack>(p));
    };
    const auto rule = [power, start, l1 = l1_regularization_strength, l2 = l2_regularization_strength, beta = beta,
                       shrinkage = l2_shrinkage_regularization_strength]<class Pack>(Pack rate, Pack w, Pack g, Pack& n,
                                                                                     Pack& z) {
      const auto constant = [](double value) { return detail::training::constant<Pack>(value); };
      const Pack none(0), before = n + constant(start), after = before + g * g;
      const Pack least = constant(detail::training::above_0(0)), alpha = (detail::simd::max)(rate, least);
      const Pack root = power(after), pull = (root - power(before)) / alpha * w;
      const Pack sum = z + g + constant(2 * shrinkage) * w - pull;
      const Pack clipped = (detail::simd::max)(constant(-l1), (detail::simd::min)(constant(l1), sum));
      const Pack below = (detail::simd::max)(root / alpha + constant(2 * l2) + constant(beta) / alpha, least);
      const auto taken = rate > none;
      n = detail::simd::select(taken, after, before);
      z = detail::simd::select(taken, sum, z);
      return detail::simd::select(taken, (clipped - sum) / below, w);
    };
    update(now, rule, parameters, gradient, state.accumulator, state.linear);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
