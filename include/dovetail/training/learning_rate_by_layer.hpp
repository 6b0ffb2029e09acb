// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>

#include <dovetail/training/around.hpp>
#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// An optimizer of the library whose learning rate is multiplied by a factor for each layer of the network, as they are
/// counted in summary(): for fine-tuning, where the first layers keep more of what they know. The factor is a callable
/// of the layer's index; layers inside a container have the container's. A factor of 0 leaves the weights of a layer as
/// they are. LearningRateByLayer{Adam{.learning_rate = 1e-4}, [](std::size_t layer) { return layer < 4 ? 0.1 : 1; }}
template <class Optimizer, class Factor>
struct LearningRateByLayer {
  Optimizer optimizer;  ///< that takes the steps
  Factor factor;        ///< of a layer's index: a number from 0 to 1000

  /// What is wrong with it: that it goes around none, or one whose numbers do not step one by one.
  using problem = typename detail::first_problem<
      detail::training::around_problem<LearningRateByLayer, Optimizer>,
      std::conditional_t<detail::training::steps_by_number<Optimizer>, detail::none,
                         detail::problems::the_optimizer_O<
                             LearningRateByLayer,
                             detail::problems::goes_around_optimizers_that_step_number_by_number_and_not<Optimizer>>>>::
      type;

  /// What the optimizer keeps.
  template <class P>
  using State = typename Optimizer::template State<P>;

  /// Names those of the optimizer.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    detail::training::wrapped_settings(optimizer, to);
    to.add("factor", "a callable of the program's own");
  }
  /// As if the optimizer's learning rate had the largest factor.
  template <class T>
    requires detail::training::bounded<Optimizer, T>
  double largest_gradient() const {
    return optimizer.template largest_gradient<T>() / most;
  }
  /// One step.
  template <class P, class Update = detail::training::UpdateElements>
  void step(P& parameters, const P& gradient, State<P>& state, const Update& update = {}) const
    requires requires { optimizer.step(parameters, gradient, state, update); }
  {
    double factors[detail::layers::tensor_count<P> + 1], *next = factors;  // of each tensor in its order
    for_each_tensor([&](const TensorPath& path, auto&) { *next++ = factor_of(detail::training::layer_of(path)); },
                    parameters);
    optimizer.step(parameters, gradient, state,
                   [&](detail::training::Step now, const auto& rule, P& weights, const P& g, auto&... kept) {
                     now.factors = factors;
                     now.changes = &detail::training::ChangesFor<double>::functions;
                     update(now, rule, weights, g, kept...);
                   });
  }

  static constexpr double most = 1000;  ///< the largest factor

 private:
  double factor_of(std::size_t layer) const {
    const auto found = static_cast<double>(factor(layer));
    detail::training::check_option(found >= 0 && found <= most, "factor",
                                   {"a number from 0 to ", most, " for layer ", layer}, found);
    return found;
  }
};
/// LearningRateByLayer{Adam{}, factor}
template <class Optimizer, class Factor>
LearningRateByLayer(Optimizer, Factor) -> LearningRateByLayer<Optimizer, Factor>;

}  // namespace dovetail::inline DOVETAIL_TARGET
