// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v = ρ v + (1 - ρ) g²,  d = √(u + ε) / √(v + ε) · g,  u = ρ u + (1 - ρ) d²,  w = w - α d
/// Zeiler: ADADELTA (2012), with Keras's names and defaults: its α of 0.001 makes small steps, the paper's is 1.
struct Adadelta {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double rho = 0.95;                      ///< ρ: how much of v and u stays in each step
  double epsilon = 1e-7;                  ///< ε: where the steps begin, and what keeps the division from 0
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: v and u, and how many steps there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, accumulated_gradient), (P, accumulated_delta), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"rho", rho, OptimizerSettings::fraction}, {"epsilon", epsilon, OptimizerSettings::not_negative}});
  }
  /// So that v does not overflow; d is kept below 1e14, so that u does not either.
  template <class T>
  double largest_gradient() const {
    return learning_rate.most() > detail::training::largest_step<T> / 1e14
               ? 0
               : detail::training::largest_clipped<T>(*this, detail::training::largest_square<T>);
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const detail::training::Step now(*this, learning_rate(state.steps++));
    const auto rule = [rho = rho, above_0 = detail::training::above_0(epsilon)]<class Pack>(Pack rate, Pack w, Pack g,
                                                                                            Pack& v, Pack& u) {
      const Pack least = detail::training::constant<Pack>(above_0), most = detail::training::constant<Pack>(1e14);
      v = detail::training::moving_square(rho, v, g);
      const Pack size = detail::simd::sqrt(u + least) / detail::simd::sqrt(v + least) * g;
      const Pack delta = (detail::simd::max)(Pack(0) - most, (detail::simd::min)(most, size));
      u = detail::training::moving_square(rho, u, delta);
      return w - rate * delta;
    };
    update(now, rule, parameters, gradient, state.accumulated_gradient, state.accumulated_delta);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
