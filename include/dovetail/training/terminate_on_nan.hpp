// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A callback: a step whose loss, gradient or new weights are not finite, or whose gradient is too large, ends the fit,
/// where NumericError would be thrown. The model stays as after the step before. The epoch counts as its last one: its
/// loss in the history is a NaN.
struct TerminateOnNaN {
  /// Asks the fit to end at such a step.
  void on_train_begin(auto& fit) const { fit.terminate_on_nan = true; }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
