// SPDX-License-Identifier: MIT
#pragma once

#include <dovetail/explain/target.hpp>

/// The protocol of metrics:
///
///     void update(y, t);        takes a batch: y, a view of the outputs (B, ...), and t, one of the targets as
///                               the loss takes them; without an update for such targets it does not fit the loss
///     void update(y, t, loss);  or this, where the loss tells what targets mean, by its type: Accuracy asks for its
///                               activation
///     double value() const;     over all batches so far
///
/// Where a network gives logits to a loss with an activation, y is what the activation makes of them: so a metric is
/// the same for a network with and without it. An output that is NaN is never a right answer, and no metric leaves it
/// out.
///
/// Every epoch and every evaluation starts with a copy of the object that compile was given. In what fit prints, a
/// metric has its class's name, as Keras would write it: RootMeanSquaredError is root_mean_squared_error.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What can be watched.
template <class M>
concept metric_function = requires(const M m) { m.value(); };

/// Adds a batch.
template <class M, class Y, class Targets, class Loss>
void update_metric(M& metric, const Y& y, const Targets& t, const Loss& loss)
  requires requires { metric.update(y, t, loss); } || requires { metric.update(y, t); }
{
  if constexpr (requires { metric.update(y, t, loss); }) {
    metric.update(y, t, loss);
  } else {
    metric.update(y, t);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
