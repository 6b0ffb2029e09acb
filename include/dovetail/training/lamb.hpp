// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <dovetail/training/adam.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Adam for large batches: of each tensor, the step u = (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε) gets the length of the
/// weights, w = w - α ‖w‖ / ‖u‖ · u, or stays what it is where one of the two is 0.
/// You et al.: Large batch optimization for deep learning (2020), with Keras's names and defaults. As in Keras,
/// weight_decay comes before the step and is no part of u, as it is in the paper.
struct Lamb {
  LearningRate learning_rate = 0.001;     ///< α: a number, or a schedule
  double beta_1 = 0.9;                    ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;                  ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;                  ///< ε: keeps the division from 0
  OptimizerOption weight_decay = {};      ///< kernels lose α · weight_decay of themselves in each step
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
  /// One step: a pass that finds the length of u, which one thread makes, and a pass that takes it.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const double rate = learning_rate(state.steps++), t = static_cast<double>(state.steps);
    const detail::training::Step now(*this, rate);
    detail::training::with_pieces(
        now,
        [&](auto pieces) {
          for (const auto& piece : pieces) step(t, piece);
        },
        parameters, gradient, state.m, state.v);
  }

 private:
  template <class T>
  void step(double t, const detail::training::Piece<T>& piece) const {
    const auto u_of = [of_m = 1 / (1 - std::pow(beta_1, t)), of_v = 1 / (1 - std::pow(beta_2, t)),
                       above_0 = detail::training::above_0(epsilon)]<class Pack>(Pack m, Pack v) {
      const auto constant = [](double value) { return detail::training::constant<Pack>(value); };
      return constant(of_m) * m / (detail::simd::sqrt(constant(of_v) * v) + constant(above_0));
    };
    const auto& change = piece.change;
    T *const w = piece.weights, *const m = piece.state[0], *const v = piece.state[1];
    double of_w = 0, of_u = 0;  // their squares: of some elements in T, of all in double
    for (std::size_t i = 0; i < piece.count; i += 1024) {
      detail::simd::pack<T> some_w(T(0)), some_u(T(0));
      detail::simd::for_packs<T>((std::min)(piece.count - i, std::size_t{1024}), [&](auto at) {
        const auto g = change.clipped(at.load(piece.gradient + i));
        const auto mean = detail::training::moving_mean(beta_1, at.load(m + i), g);
        const auto square = detail::training::moving_square(beta_2, at.load(v + i), g);
        const auto kept = decltype(g)(change.keep) * at.load(w + i), u = u_of(mean, square);
        at.store(m + i, mean);
        at.store(v + i, square);
        at.store(w + i, kept);
        some_w = some_w + kept * kept;
        some_u = some_u + u * u;
      });
      of_w += static_cast<double>(detail::simd::sum(some_w));
      of_u += static_cast<double>(detail::simd::sum(some_u));
    }
    const double ratio = of_w > 0 && of_u > 0 ? std::sqrt(of_w / of_u) : 1;
    const auto take = [u_of, rate = static_cast<T>(ratio) * change.rate]<class Pack>(Pack weights, Pack mean,
                                                                                     const Pack& square) {
      return weights - Pack(rate) * u_of(mean, square);
    };
    detail::training::update_array(piece.count, take, w, static_cast<const T*>(m), v);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
