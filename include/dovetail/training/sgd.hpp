// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v = momentum · v - learning_rate · g, w = w + v; with nesterov w = w + momentum · v - learning_rate · g.
/// Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum (2013), equations 3-4.
struct SGD {
  LearningRate learning_rate = 0.01;      ///< how much of the gradient is taken: a number, or a schedule
  double momentum = 0;                    ///< how much of the velocity stays in each step; 0: plain gradient descent
  bool nesterov = false;                  ///< w takes the next step's momentum · v as well
  OptimizerOption weight_decay = {};      ///< kernels lose learning_rate · weight_decay of themselves in each step
  OptimizerOption clip_norm = {};         ///< the largest L2 norm of the gradient of a tensor; 0: any
  OptimizerOption clip_value = {};        ///< the largest number of the gradient; 0: any
  OptimizerOption global_clip_norm = {};  ///< the largest L2 norm of the gradient as a whole; 0: any

  /// What is kept from step to step: v, and how many there were.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, velocity), (std::uint64_t, steps));
  };

  /// Names them all.
  void settings(OptimizerSettings& to) const {
    detail::training::common_settings(*this, to);
    to.add({{"momentum", momentum, OptimizerSettings::fraction}, {"nesterov", nesterov}});
  }
  /// The velocity is at most learning_rate · g / (1 - momentum).
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_clipped<T>(
        *this, detail::training::largest_step<T> * (1 - momentum) / learning_rate.most());
  }

 private:
  static auto plain_rule() {
    return []<class Pack>(Pack rate, Pack w, Pack g) { return w - rate * g; };
  }
  auto rule() const {
    return [momentum = momentum, nesterov = nesterov]<class Pack>(Pack rate, Pack w, Pack g, Pack& v) {
      const Pack kept = detail::training::constant<Pack>(momentum), push = rate * g, speed = kept * v - push;
      v = speed;
      return w + (nesterov ? kept * speed - push : speed);
    };
  }

 public:
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const {
    const detail::training::Step now(*this, learning_rate(state.steps++));
    if (momentum == 0) {
      update(now, plain_rule(), parameters, gradient);
    } else {
      update(now, rule(), parameters, gradient, state.velocity);
    }
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
