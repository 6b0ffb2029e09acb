// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <utility>

#include <dovetail/training/around.hpp>
#include <dovetail/training/update.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Any optimizer, with the mean gradient of some batches in place of that of each: a batch that is too large for memory
/// is taken in parts. Keras's gradient_accumulation_steps. The optimizer, and the schedule of its learning rate, count
/// the steps that it takes. What an epoch leaves over goes on in the next one, and is saved with the model.
/// compile<Digits>(GradientAccumulation{Adam{}, 4}, ...); it goes around an ExponentialMovingAverage, and not into one.
template <class Optimizer>
struct GradientAccumulation {
  Optimizer optimizer;        ///< that takes the steps
  std::uint64_t batches = 2;  ///< in a step, at least 1

  static constexpr bool accumulates = true;  ///< not every call of step is a step
  /// What is wrong with it: that it goes around no optimizer.
  using problem = detail::training::around_problem<GradientAccumulation, Optimizer>;

  /// What is kept: what the optimizer keeps, the gradients of a step so far, and how many they are.
  template <class P>
  struct State {
    using Inner = typename Optimizer::template State<P>;  ///< what the optimizer keeps
    BOOST_HANA_DEFINE_STRUCT(State, (Inner, inner), (P, gradient), (std::uint64_t, batches));
  };

  /// Names them all.
  [[gnu::cold]] void settings(OptimizerSettings& to) const {
    detail::training::wrapped_settings(optimizer, to);
    to.add({{"batches", static_cast<double>(batches), {1, 1e9, "a number from 1 to 1e9"}}});
  }
  /// As the optimizer's.
  template <class T>
    requires detail::training::bounded<Optimizer, T>
  double largest_gradient() const {
    return optimizer.template largest_gradient<T>();
  }
  /// Adds the gradient of a batch; with the last one of a step the optimizer takes it.
  template <class P>
  void step(P& parameters, const P& gradient, State<P>& state) const {
    const bool first = state.batches == 0;
    const auto add = [first, share = 1 / static_cast<double>(batches)]<class Pack>(Pack sum, Pack g) {
      const Pack part = detail::training::constant<Pack>(share) * g;
      return first ? part : sum + part;
    };
    update_elements(add, state.gradient, gradient);
    if (++state.batches < batches) return;
    state.batches = 0;
    optimizer.step(parameters, std::as_const(state.gradient), state.inner);
  }
};
/// GradientAccumulation{Adam{}, 4}
template <class Optimizer, class N>
GradientAccumulation(Optimizer, N) -> GradientAccumulation<Optimizer>;
/// GradientAccumulation{Adam{}}
template <class Optimizer>
GradientAccumulation(Optimizer) -> GradientAccumulation<Optimizer>;

}  // namespace dovetail::inline DOVETAIL_TARGET
