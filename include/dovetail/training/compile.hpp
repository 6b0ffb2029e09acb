// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/training/model.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
template <class First>
struct architecture<problems::unnamed<First>> : architecture<void> {
  using problem = problems::compile_takes_an_architecture_or_a_network;
};
}  // namespace detail::networks

namespace detail::training {
template <class A>
concept is_architecture = requires { typename A::stages; } || requires { typename A::alone; };
}  // namespace detail::training

/// A model with a new network: compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}).
template <class A, class T = float, class Optimizer, class Loss, class... Metrics>
Model<Network<A, T>, Optimizer, Loss, Metrics...> compile(Optimizer optimizer, Loss loss, Metrics... metrics) {
  return {Network<A, T>(), std::move(optimizer), std::move(loss), std::move(metrics)...};
}
/// Refuses to do without a loss, or an optimizer, in a sentence.
template <class A, class T = float, class Optimizer = detail::problems::missing>
Model<Network<A, T>, Optimizer, detail::problems::missing> compile(Optimizer optimizer = {}) {
  return {Network<A, T>(), std::move(optimizer), {}};
}
/// A model that goes on with a network: compile(Network<Digits, double>{Seed{7}}, ...), compile(std::move(network),
/// ...).
template <class A, class T, class Optimizer, class Loss, class... Metrics>
Model<Network<A, T>, Optimizer, Loss, Metrics...> compile(Network<A, T>&& network, Optimizer optimizer, Loss loss,
                                                          Metrics... metrics) {
  return {std::move(network), std::move(optimizer), std::move(loss), std::move(metrics)...};
}
/// A model that goes on with a copy of a network.
template <class A, class T, class Optimizer, class Loss, class... Metrics>
Model<Network<A, T>, Optimizer, Loss, Metrics...> compile(const Network<A, T>& network, Optimizer optimizer, Loss loss,
                                                          Metrics... metrics) {
  return {Network<A, T>(network), std::move(optimizer), std::move(loss), std::move(metrics)...};
}

/// Refuses to do without a loss, or an optimizer, in a sentence.
template <class A, class T, class Optimizer = detail::problems::missing>
Model<Network<A, T>, Optimizer, detail::problems::missing> compile(const Network<A, T>& network,
                                                                   Optimizer optimizer = {}) {
  return {Network<A, T>(network), std::move(optimizer), {}};
}
/// Refuses to do without an architecture or a network, in a sentence.
template <class Optimizer, class Loss, class... Metrics>
  requires(!detail::networks::is_network<Optimizer> && !detail::training::is_architecture<Optimizer>)
Model<Network<detail::problems::unnamed<Optimizer>>, Optimizer, Loss, Metrics...> compile(Optimizer optimizer,
                                                                                          Loss loss,
                                                                                          Metrics... metrics) {
  return {Network<detail::problems::unnamed<Optimizer>>(), std::move(optimizer), std::move(loss),
          std::move(metrics)...};
}
/// compile(Digits{}, ...): Digits refuses to be an object.
template <detail::training::is_architecture A, class Optimizer, class Loss, class... Metrics>
Model<Network<A>, Optimizer, Loss, Metrics...> compile(A, Optimizer optimizer, Loss loss, Metrics... metrics) {
  return {Network<A>(), std::move(optimizer), std::move(loss), std::move(metrics)...};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
