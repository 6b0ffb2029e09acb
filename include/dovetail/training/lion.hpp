// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// w = w - α sign(β₁ m + (1 - β₁) g), then m = β₂ m + (1 - β₂) g
/// Chen et al.: Symbolic discovery of optimization algorithms (2023), with Keras's names and defaults. Every number
/// moves by α, so α is to be some 3 to 10 times smaller than Adam's, and weight_decay as much larger.
struct Lion {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m is in a step
  double beta_2 = 0.99;                   ///< β₂: how much of m stays in each step
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: the moving means m of the gradients, and how many steps there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"beta_1", beta_1, OptimizerSettings::fraction}, {"beta_2", beta_2, OptimizerSettings::fraction}});
  }
  /// So that a sum of two does not overflow; a step is α.
  template <class T>
  double largest_gradient() const {
    return learning_rate.most() > detail::training::largest_step<T>
               ? 0
               : detail::training::largest_clipped<T>(*this, static_cast<double>((std::numeric_limits<T>::max)()) / 4);
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const detail::training::Step now(*this, learning_rate(state.steps++));
    const auto rule = [beta_1 = beta_1, beta_2 = beta_2]<class Pack>(Pack rate, Pack w, Pack g, Pack& m) {
      const Pack push = detail::training::moving_mean(beta_1, m, g);
      m = detail::training::moving_mean(beta_2, m, g);
      return w - rate * detail::simd::sign(push);
    };
    update(now, rule, parameters, gradient, state.m);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
