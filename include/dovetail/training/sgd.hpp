// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training/checks.hpp>
#include <dovetail/training/optimizer.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v = momentum · v - learning_rate · g, w = w + v; with nesterov w = w + momentum · v - learning_rate · g.
/// Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum (2013), equations 3-4.
struct SGD {
  double learning_rate = 0.01;  ///< how much of the gradient is taken
  double momentum = 0;          ///< how much of the velocity stays in each step; 0: plain gradient descent
  bool nesterov = false;        ///< w takes the next step's momentum · v as well

  /// What is kept from step to step: v.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, velocity));
  };

  /// Throws OptionError for a setting outside its range.
  void check() const {
    detail::training::check_not_negative("learning_rate", learning_rate);
    detail::training::check_fraction("momentum", momentum);
  }
  /// The velocity is at most learning_rate · g / (1 - momentum).
  template <class T>
  double largest_gradient() const {
    return detail::training::largest_step<T> * (1 - momentum) / learning_rate;
  }
  /// One step.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const auto plain = [*this]<class Pack>(Pack w, Pack g) { return w - constant<Pack>(learning_rate) * g; };
    const auto with_velocity = [*this]<class Pack>(Pack w, Pack g, Pack& v) {
      const Pack push = constant<Pack>(learning_rate) * g, speed = constant<Pack>(momentum) * v - push;
      v = speed;
      return w + (nesterov ? constant<Pack>(momentum) * speed - push : speed);
    };
    if (momentum == 0) {
      update_elements(plain, parameters, gradient);
    } else {
      update_elements(with_velocity, parameters, gradient, state.velocity);
    }
  }

 private:
  template <class Pack>
  static Pack constant(double value) {
    return Pack(static_cast<typename Pack::value_type>(value));
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
