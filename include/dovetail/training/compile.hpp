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

/// A model with a new network: compile<Digits>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}).
template <class A, class T = float, class Optimizer, class Loss, class... Metrics>
Model<Network<A, T>, Optimizer, Loss, Metrics...> compile(Optimizer optimizer, Loss loss, Metrics... metrics) {
  return {Network<A, T>(), std::move(optimizer), std::move(loss), std::move(metrics)...};
}
/// Refuses metrics in braces, in a sentence.
template <class A, class T = float, class Optimizer, class Loss, class M>
Model<Network<A, T>, Optimizer, Loss> compile(Optimizer optimizer, Loss loss, std::initializer_list<M>) {
  using wrong =
      detail::explained<std::conditional_t<Model<Network<A, T>, Optimizer, Loss>::valid,
                                           detail::problems::compile_takes_metrics_without_braces, detail::none>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
  return {Network<A, T>(), std::move(optimizer), std::move(loss)};
}
/// Refuses to do without a loss, or an optimizer, in a sentence.
template <class A, class T = float, class Optimizer = detail::problems::missing>
Model<Network<A, T>, Optimizer, detail::problems::missing> compile(Optimizer optimizer = {}) {
  return {Network<A, T>(), std::move(optimizer), {}};
}
/// A model that goes on with a network, or with a copy of one that keeps its name: compile(Network<Digits,
/// double>{Seed{7}}, ...), compile(std::move(network), ...), compile(network, ...).
template <class N, class Optimizer, class Loss, class... Metrics>
  requires detail::networks::is_network<std::remove_cvref_t<N>>
Model<std::remove_cvref_t<N>, Optimizer, Loss, Metrics...> compile(N&& network, Optimizer optimizer, Loss loss,
                                                                   Metrics... metrics) {
  return {std::remove_cvref_t<N>(std::forward<N>(network)), std::move(optimizer), std::move(loss),
          std::move(metrics)...};
}
/// Refuses to do without a loss, or an optimizer, in a sentence.
template <class N, class Optimizer = detail::problems::missing>
  requires detail::networks::is_network<std::remove_cvref_t<N>>
Model<std::remove_cvref_t<N>, Optimizer, detail::problems::missing> compile(N&& network, Optimizer optimizer = {}) {
  return {std::remove_cvref_t<N>(std::forward<N>(network)), std::move(optimizer), {}};
}
/// Refuses to do without an architecture or a network, in a sentence.
template <class Optimizer, class Loss, class... Metrics>
  requires(!detail::networks::is_network<Optimizer> && !detail::networks::is_architecture<Optimizer>)
Model<Network<detail::problems::unnamed<Optimizer>>, Optimizer, Loss, Metrics...> compile(Optimizer optimizer,
                                                                                          Loss loss,
                                                                                          Metrics... metrics) {
  return {Network<detail::problems::unnamed<Optimizer>>(), std::move(optimizer), std::move(loss),
          std::move(metrics)...};
}
/// compile(Digits{}, ...): Digits refuses to be an object.
template <detail::networks::is_architecture A, class Optimizer, class Loss, class... Metrics>
Model<Network<A>, Optimizer, Loss, Metrics...> compile(A, Optimizer optimizer, Loss loss, Metrics... metrics) {
  return {Network<A>(), std::move(optimizer), std::move(loss), std::move(metrics)...};
}

}  // namespace dovetail::inline DOVETAIL_TARGET
