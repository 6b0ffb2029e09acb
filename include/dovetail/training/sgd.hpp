// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/parallel.hpp>
#include <dovetail/layers/protocol/record.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/training/checks.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// v = momentum · v - learning_rate · g, w = w + v; with nesterov w = w + momentum · v - learning_rate · g.
/// Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum (2013), equations 3-4.
struct SGD {
  double learning_rate = 0.01;  ///< how much of the gradient is taken
  double momentum = 0;          ///< how much of the velocity stays in each step; 0: plain gradient descent
  bool nesterov = false;        ///< w takes the next step's momentum · v as well

  /// What is kept from step to step: v, a record of the parameters' form.
  template <class P>
  struct Moments {
    BOOST_HANA_DEFINE_STRUCT(Moments, (P, velocity));
  };

  /// Throws OptionError for a setting outside its range.
  void check() const {
    detail::training::check_not_negative("learning_rate", learning_rate);
    detail::training::check_share("momentum", momentum);
  }
  /// One step.
  template <class P>
  void step(P& parameters, const P& gradient, Moments<P>& moments) const {
    for_each_tensor(
        [&](const TensorPath&, auto& w, const auto& g, auto& v) {
          using T = typename std::remove_cvref_t<decltype(w)>::value_type;
          for_rows<dynamic>(w.size(), detail::kernels::cache_line<T>, 8, [&](std::size_t first, std::size_t count) {
            update(count, w.data() + first, g.data() + first, v.data() + first);
          });
        },
        parameters, gradient, moments.velocity);
  }

 private:
  template <class T>
  void update(std::size_t n, T* w, const T* g, T* v) const {
    const detail::simd::pack<T> rate(static_cast<T>(learning_rate)), keep(static_cast<T>(momentum));
    if (momentum == 0) {  // v is not looked at, so it is not kept
      detail::simd::for_packs<T>(n, [=](auto at) { at.store(w, at.load(w) - rate * at.load(g)); });
      return;
    }
    detail::simd::for_packs<T>(n, [=, ahead = nesterov](auto at) {
      const auto push = rate * at.load(g);
      const auto speed = keep * at.load(v) - push;
      at.store(v, speed);
      at.store(w, at.load(w) + (ahead ? keep * speed - push : speed));
    });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
