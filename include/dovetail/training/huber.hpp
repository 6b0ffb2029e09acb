// SPDX-License-Identifier: MIT
#pragma once
#include <cmath>

#include <dovetail/training/mean_over.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// The mean over all outputs of off² / 2 where |off| ≤ delta, else delta · (|off| - delta / 2), with off = y - t: a
/// square that does not let single targets that are far off rule. Huber: Robust estimation of a location parameter
/// (1964), with Keras's default.
struct Huber {
  double delta = 1;  ///< up to where it is a square, above 0

  template <class T, class Out>
  using Targets = OutputTargets<T, Out>;  ///< one number for each output

  /// The mean over the batch; writes its gradient to dy, unless that is null.
  template <class T, std::size_t... E>
  double of_outputs(View<const T, dynamic, E...> y, auto t, View<T, dynamic, E...> dy) const {
    return detail::training::mean_over(y, t, dy,
                                       [delta = delta](double at, double to) -> detail::training::ValueAndSlope {
                                         const double off = at - to, size = (std::abs)(off);
                                         if (size <= delta) return {off * off / 2, off};
                                         return {delta * (size - delta / 2), std::copysign(delta, off)};
                                       });
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
