// SPDX-License-Identifier: MIT
#pragma once

#include <dovetail/explain/target.hpp>

/// The protocol of metrics:
///
///     void update(y, t);       takes a batch: y, a view of the outputs (B, ...), and t, one of the targets as the loss
///                              takes them; a metric that has no update for such targets does not fit the loss. Where
///                              the network gives logits to a loss with an activation, y is what the activation makes
///                              of them, probabilities: so a metric is the same for a network with and without it
///     double value() const;    over all batches so far
///
/// Every epoch and every evaluation starts with a copy of the object that compile was given. In what fit prints, a
/// metric has its class's name, as Keras would write it: RootMeanSquaredError is root_mean_squared_error.
namespace dovetail::inline DOVETAIL_TARGET::detail::training {

/// What can be watched.
template <class M>
concept metric_function = requires(const M m) { m.value(); };

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::training
