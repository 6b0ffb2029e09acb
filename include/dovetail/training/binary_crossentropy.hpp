// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/training/loss.hpp>

namespace dovetail {

/// -Σ (t log y + (1 - t) log(1 - y)) / count over all outputs: each the probability of a yes, targets in
/// [0, 1].
struct BinaryCrossentropy {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  template <class>
  static constexpr bool fits = true;
  static constexpr words wants = words() << "probabilities";
  using activation = Sigmoid;

  template <class>
  static void check(auto t) {
    for (std::size_t i = 0; i < t.size(); ++i)
      if (!(t.data()[i] >= 0 && t.data()[i] <= 1))
        fail<ValueError>({"the target of sample ", i / (t.size() / t.rows()), " is ", t.data()[i], ": expected a number from 0 to 1"});
  }

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    const double scale = 1 / static_cast<double>(y.size());
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double p = detail::inside(y.data()[i]), target = static_cast<double>(t.data()[i]);
      loss -= scale * (target * std::log(p) + (1 - target) * std::log1p(-p));
      if (dy.data() != nullptr) dy.data()[i] = static_cast<T>(scale * (p - target) / (p * (1 - p)));
    }
    return loss;
  }
  // loss = max(z, 0) - z t + log(1 + e^-|z|), y = sigmoid(z), dz = y - t
  template <class T, std::size_t... E>
  static double of_logits(View<const T, dynamic, E...> z, auto t, View<T, dynamic, E...> y, View<T, dynamic, E...> dz) {
    const double scale = 1 / static_cast<double>(z.size());
    double loss = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double logit = static_cast<double>(z.data()[i]), target = static_cast<double>(t.data()[i]);
      const double small = std::exp(-std::abs(logit));
      loss += scale * detail::finite<double>(std::max(logit, 0.0) - logit * target + std::log1p(small));
      const double share = (logit >= 0 ? 1 : small) / (1 + small);
      y.data()[i] = static_cast<T>(share);
      if (dz.data() != nullptr) dz.data()[i] = static_cast<T>(scale * (share - target));
    }
    return detail::finite<double>(loss);
  }
};

}  // namespace dovetail
