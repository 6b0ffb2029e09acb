// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>
#include <cstdint>

#include <dovetail/kernels/parallel.hpp>
#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/training/checks.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// m = β₁ m + (1 - β₁) g,  v = β₂ v + (1 - β₂) g²,  w = w - α √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√v + ε)
/// Kingma, Ba: Adam (2015), the form before section 2.1, with Keras's names and defaults.
struct Adam {
  double learning_rate = 0.001;  ///< α
  double beta_1 = 0.9;           ///< β₁: how much of m stays in each step
  double beta_2 = 0.999;         ///< β₂: how much of v stays in each step
  double epsilon = 1e-7;         ///< ε: keeps the division from 0

  /// What is kept from step to step: the moving means m of the gradients and v of their squares, and t, from 0 on.
  template <class P>
  struct Moments {
    BOOST_HANA_DEFINE_STRUCT(Moments, (P, m), (P, v), (std::uint64_t, steps));
  };

  /// Throws OptionError for a setting outside its range.
  void check() const {
    detail::training::check_not_negative("learning_rate", learning_rate);
    detail::training::check_share("beta_1", beta_1);
    detail::training::check_share("beta_2", beta_2);
    detail::training::check_not_negative("epsilon", epsilon);
  }
  /// One step, with t counted up first.
  template <class P>
  void step(P& parameters, const P& gradient, Moments<P>& moments) const {
    const double t = static_cast<double>(++moments.steps);
    const double rate = learning_rate * std::sqrt(1 - std::pow(beta_2, t)) / (1 - std::pow(beta_1, t));
    for_each_tensor(
        [&](const TensorPath&, auto& w, const auto& g, auto& m, auto& v) {
          using T = typename std::remove_cvref_t<decltype(w)>::value_type;
          for_rows<dynamic>(w.size(), detail::kernels::cache_line<T>, 16, [&](std::size_t first, std::size_t count) {
            update(count, w.data() + first, g.data() + first, m.data() + first, v.data() + first, rate);
          });
        },
        parameters, gradient, moments.m, moments.v);
  }

 private:
  template <class T>
  void update(std::size_t n, T* w, const T* g, T* m, T* v, double rate) const {
    const auto filled = [](double value) { return detail::simd::pack<T>(static_cast<T>(value)); };
    const auto b1 = filled(beta_1), b2 = filled(beta_2), c1 = filled(1 - beta_1), c2 = filled(1 - beta_2);
    const auto alpha = filled(rate), eps = filled(epsilon);
    detail::simd::for_packs<T>(n, [=](auto at) {  // by value: the constants stay in registers
      const auto gi = at.load(g);
      const auto mi = detail::simd::fma<T>(b1, at.load(m), c1 * gi);
      const auto vi = detail::simd::fma<T>(b2, at.load(v), c2 * gi * gi);
      at.store(m, mi);
      at.store(v, vi);
      at.store(w, at.load(w) - alpha * mi / (detail::simd::sqrt(vi) + eps));
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
