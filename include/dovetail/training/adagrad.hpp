// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// a = a + g²,  w = w - α g / √(a + ε)
/// Duchi, Hazan, Singer: Adaptive subgradient methods (2011), with Keras's names and defaults. PyTorch adds ε to the
/// root, and not below it.
struct Adagrad {
  LearningRate learning_rate = 0.001;      ///< α: a number, or a schedule
  double initial_accumulator_value = 0.1;  ///< a before the first step
  double epsilon = 1e-7;                   ///< ε: keeps the division from 0
  OptimizerOption weight_decay = {};       ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};          ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};         ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};   ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: a, less what it begins with until the first step, and how many there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, accumulator), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"initial_accumulator_value", initial_accumulator_value, OptimizerSettings::not_negative},
            {"epsilon", epsilon, OptimizerSettings::not_negative}});
  }
  /// So that a never overflows: of a step, g / √a is at most 1.
  template <class T>
  double largest_gradient() const {
    return learning_rate.most() > detail::training::largest_step<T>
               ? 0
               : detail::training::largest_clipped<T>(*this, std::sqrt(detail::training::largest_step<T>));
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const double start = state.steps == 0 ? initial_accumulator_value : 0;
    const detail::training::Step now(*this, learning_rate(state.steps++));
    const auto rule = [start, above_0 = detail::training::above_0(epsilon)]<class Pack>(Pack rate, Pack w, Pack g,
                                                                                        Pack& a) {
      a = a + detail::training::constant<Pack>(start) + g * g;
      return w - rate * g / detail::simd::sqrt(a + detail::training::constant<Pack>(above_0));
    };
    update(now, rule, parameters, gradient, state.accumulator);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
