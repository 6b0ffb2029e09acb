// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <dovetail/simd/math.hpp>
#include <dovetail/training/checks.hpp>
#include <dovetail/training/optimizer.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// m = β₁ m + (1 - β₁) g,  v = β₂ v + (1 - β₂) g²,  w = w - α √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε)
/// Kingma, Ba: Adam (2015), the form before section 2.1, with Keras's names and defaults.
struct Adam {
  double learning_rate = 0.001;  ///< α
  double beta_1 = 0.9;           ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;         ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;         ///< ε: keeps the division from 0; less than 1.2e-38 is that

  /// What is kept from step to step: the moving means m of the gradients and v of their squares, and t, from 0 on.
  template <class P>
  struct State {
    BOOST_HANA_DEFINE_STRUCT(State, (P, m), (P, v), (std::uint64_t, steps));
  };

  /// Throws OptionError for a setting outside its range.
  void check() const {
    detail::training::check_not_negative("learning_rate", learning_rate);
    detail::training::check_fraction("beta_1", beta_1);
    detail::training::check_fraction("beta_2", beta_2);
    detail::training::check_not_negative("epsilon", epsilon);
  }
  /// So that v does not overflow, nor a step. The longest there may be is α / (1 - β₁) · m / ε; but with the usual
  /// settings, β₁² < β₂, it is at most α / √((1 - β₂) (1 - β₁² / β₂)), or, of numbers whose squares are 0 in float,
  /// below 1e-17, divided by 1.2e-38 at least, α / (1 - β₁) · 1e21.
  template <class T>
  double largest_gradient() const {
    const double steps = detail::training::largest_step<T> * (1 - beta_1) / learning_rate,
                 square_fits = std::sqrt(static_cast<double>((std::numeric_limits<T>::max)())) / 2;
    const bool usual = beta_1 * beta_1 < 0.99 * beta_2 && steps > 1e24;
    return usual ? square_fits : (std::min)(steps * epsilon, square_fits);
  }
  /// One step, with t counted up first.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const double t = static_cast<double>(++state.steps);
    const double rate = learning_rate * std::sqrt(1 - std::pow(beta_2, t)) / (1 - std::pow(beta_1, t));
    const double above_0 = (std::max)(epsilon, static_cast<double>((std::numeric_limits<float>::min)()));
    const auto update = [rate, above_0, *this]<class Pack>(Pack w, Pack g, Pack& m, Pack& v) {
      using T = typename Pack::value_type;
      const auto constant = [](double value) { return Pack(static_cast<T>(value)); };
      m = detail::simd::fma<T>(constant(beta_1), m, constant(1 - beta_1) * g);
      v = detail::simd::fma<T>(constant(beta_2), v, constant(1 - beta_2) * g * g);
      return w - constant(rate) * m / (detail::simd::sqrt(v) + constant(above_0));
    };
    update_elements(update, parameters, gradient, state.m, state.v);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
