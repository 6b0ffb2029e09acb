// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/adam.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Adam with weight decay that is decoupled from the gradient: w = w - α λ w in front of Adam's step, for kernels and
/// not for biases and normalizations: see training/update.hpp. Loshchilov, Hutter: Decoupled weight decay
/// regularization (2019), with Keras's names, defaults and order.
struct AdamW {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  OptimizerOption weight_decay = 0.004;   ///< λ: kernels lose α λ of themselves in each step
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
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
  /// As Adam's.
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_of_adam<T>(*this);
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    detail::training::step_of_adam(*this, parameters, gradient, state, update);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
