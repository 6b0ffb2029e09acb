// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v = ρ v + (1 - ρ) g²,  w = w - α g / √(v + ε)
/// With momentum μ, b = μ b + α g / √(v + ε), w = w - b; centered, with a = ρ a + (1 - ρ) g, the variance v - a² stands
/// in place of v. Hinton: Neural networks for machine learning, lecture 6e (2012), with Keras's names and defaults.
/// PyTorch adds ε to the root, and not below it.
struct RMSprop {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double rho = 0.9;                       ///< ρ: how much of v stays in each step
  double momentum = 0;                    ///< μ: how much of the last step stays in the next one
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
  bool centered = false;                  ///< divides by the deviation of the gradients, and not by their size
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: v, b and a, of which what is not used stays 0; and how many steps there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, velocity), (P, momentum), (P, average_gradient), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"rho", rho, OptimizerSettings::fraction},
            {"momentum", momentum, OptimizerSettings::fraction},
            {"epsilon", epsilon, OptimizerSettings::not_negative},
            {"centered", centered}});
  }
  /// So that v does not overflow, nor a step, which is at most α g / √ε / (1 - μ).
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_clipped<T>(
        *this, (std::min)(detail::training::largest_square<T>, detail::training::largest_step<T> * (1 - momentum) /
                                                                   learning_rate.most() *
                                                                   std::sqrt(detail::training::above_0(epsilon))));
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const detail::training::Step now(*this, learning_rate(state.steps++));
    const auto constant = []<class Pack>(Pack, double value) { return detail::training::constant<Pack>(value); };
    const auto taken = [rho = rho, above_0 = detail::training::above_0(epsilon), constant]<class Pack>(
                           Pack rate, Pack g, Pack& v, Pack of_mean) {
      v = detail::training::moving_square(rho, v, g);
      return rate * g / detail::simd::sqrt((detail::simd::max)(v - of_mean, Pack(0)) + constant(g, above_0));
    };
    const auto plain = [taken]<class Pack>(Pack rate, Pack w, Pack g, Pack& v) {
      return w - taken(rate, g, v, Pack(0));
    };
    const auto kept_too = [taken, constant, rho = rho, momentum = momentum, centered = centered]<class Pack>(
                              Pack rate, Pack w, Pack g, Pack& v, Pack& kept, Pack& average) {
      if (centered) average = detail::training::moving_mean(rho, average, g);
      kept = constant(g, momentum) * kept + taken(rate, g, v, average * average);
      return w - kept;
    };
    if (momentum == 0 && !centered) {
      update(now, plain, parameters, gradient, state.velocity);
    } else {
      update(now, kept_too, parameters, gradient, state.velocity, state.momentum, state.average_gradient);
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
