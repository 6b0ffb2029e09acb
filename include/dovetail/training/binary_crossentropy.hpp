// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>

#include <dovetail/layers/sigmoid.hpp>
#include <dovetail/simd/loop.hpp>
#include <dovetail/simd/math.hpp>
#include <dovetail/training/loss.hpp>
#include <dovetail/training/targets.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// -Σ (t log y + (1 - t) log(1 - y)) / count over all outputs: each the probability of a yes, targets in
/// [0, 1].
struct BinaryCrossentropy {
  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;
  using activation = Sigmoid;

  template <class>
  static void check(auto t) {
    detail::training::check_shares(t);
  }

  template <class T, std::size_t... E>
  static double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) {
    const double scale = 1 / static_cast<double>(y.size());
    double loss = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double p = detail::training::inside(y.data()[i]), target = static_cast<double>(t.data()[i]);
      loss -= scale * (target * std::log(p) + (1 - target) * std::log1p(-p));
      if (dy.data() != nullptr) dy.data()[i] = static_cast<T>(scale * (p - target) / (p * (1 - p)));
    }
    return loss;
  }
  // loss = max(z, 0) - z t + log(1 + e^-|z|), y = sigmoid(z), dz = y - t
  template <class T, std::size_t... E>
  static double of_logits(View<const T, dynamic, E...> z, auto t, View<T, dynamic, E...> y, View<T, dynamic, E...> dz) {
    using pack = detail::simd::pack<T>;
    const double scale = 1 / static_cast<double>(z.size());
    const pack one(T(1)), share(static_cast<T>(scale));
    constexpr std::size_t part = 64 * detail::simd::width<T>;  // a product of 64 numbers from 1 to 2 does not overflow
    double loss = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double logit = static_cast<double>(z.data()[i]), target = static_cast<double>(t.data()[i]);
      loss += scale * detail::training::finite<double>((std::max)(logit, 0.0) - logit * target);
    }
    for (std::size_t first = 0; first < z.size(); first += part) {
      pack product(one), rest(T(0));  // Σ log(1 + e) is the logarithm of a product; rest: what 1 + e rounds away
      detail::simd::for_packs<T>((std::min)(part, z.size() - first), [&](auto at) {
        const pack zi = at.load(z.data() + first), e = detail::simd::exp(-(detail::simd::max)(zi, pack(-zi))),
                   kept = at.zero_outside(e);
        const pack sum = one + kept, yi = detail::simd::where_positive(zi, one, e) / (one + e);
        product = product * sum;
        rest = rest + (kept - (sum - one)) / sum;
        at.store(y.data() + first, yi);
        if (dz.data() != nullptr) at.store(dz.data() + first, (yi - at.load(t.data() + first)) * share);
      });
      T lanes[detail::simd::width<T>];
      detail::simd::store(lanes, product);
      for (const T lane : lanes) loss += scale * std::log(static_cast<double>(lane));
      loss += scale * static_cast<double>(detail::simd::sum(rest));
    }
    return detail::training::finite<double>(loss);
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
