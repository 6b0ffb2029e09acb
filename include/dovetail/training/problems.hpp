// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/problems.hpp>

/// What can be wrong with a model and its data; see explain/problem.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::problems {

template <std::size_t I, class Argument>
struct argument {
  static constexpr words say() { return words() << "argument " << I << ", " << name_of<Argument>(); }
};
struct is_not_an_optimizer {
  static constexpr words say() { return words() << "is not an optimizer"; }
};
struct is_not_a_loss {
  static constexpr words say() { return words() << "is not a loss"; }
};
struct is_not_a_metric {
  static constexpr words say() { return words() << "is not a metric"; }
};
template <class Argument, class Problem>
struct compile_takes_optimizer_loss_metrics {
  static constexpr words text =
      words() << "dovetail: compile takes an optimizer, a loss and metrics, in this order, but " << Argument::say()
              << ", " << Problem::say();
};
/// What was not given to compile.
struct missing {};
struct the_optimizer;
struct the_loss;
template <>
struct argument<1, the_optimizer> {
  static constexpr words say() { return words() << "argument 1, the optimizer"; }
};
template <>
struct argument<2, the_loss> {
  static constexpr words say() { return words() << "argument 2, the loss"; }
};
struct is_missing {
  static constexpr words say() { return words() << "is missing"; }
};

/// A loss that cannot be computed of the outputs.
template <class Out>
struct on_output {};
template <class L, class On>
struct loss;
template <class L, class Out>
struct loss<L, on_output<Out>> {
  static constexpr words text = words() << "dovetail: the loss " << name_of<L>() << " wants " << L::wants
                                        << ", but the network gives shape " << Out::text();
};
/// A metric that cannot be computed of such targets.
template <class M, class L>
struct metric_does_not_fit_loss {
  static constexpr words text = words() << "dovetail: the metric " << name_of<M>()
                                        << " does not fit the targets of the loss " << name_of<L>();
};

template <class L, auto... E>
struct but_loss_takes {
  static constexpr words say() { return words() << "but " << name_of<L>() << " takes shape " << extents<E...>(); }
};
template <class L, class T>
struct but_loss_takes_elements_of_type {
  static constexpr words say() {
    return words() << "but " << name_of<L>() << " takes elements of type " << name_of<T>();
  }
};
/// Targets of another shape or kind than the loss takes.
template <class Has, class Takes, class... Hint>
struct target {
  static constexpr words text =
      ((words() << "dovetail: the target " << Has::say() << ", " << Takes::say()) << ... << Hint::say());
};

/// model.fit(x)
struct takes_samples_and_their_targets {
  static constexpr words say() { return words() << " takes samples and their targets"; }
};
template <class Problem>
struct fit {
  static constexpr words text = words() << "dovetail: fit" << Problem::say();
};
template <class Problem>
struct evaluate {
  static constexpr words text = words() << "dovetail: evaluate" << Problem::say();
};
/// model.fit(x, y, 10)
template <class X>
struct takes_options_behind_the_data_and_not {
  static constexpr words say() {
    return words() << " takes options behind the data, as in {.epochs = 10}, and not " << name_of<X>();
  }
};
/// compile(Adam{}, ...)
struct compile_takes_an_architecture_or_a_network {
  static constexpr words text =
      words()
      << "dovetail: compile takes an architecture, as in compile<Digits>(...), or a network as its first argument";
};
/// The architecture that was not given to compile.
template <class First>
struct unnamed;

template <class... Hook>
struct but_has_none_of {
  static constexpr words say() {
    words text = words() << "has none of ";
    std::size_t i = 0;
    ((text << (i++ == 0 ? "" : ", ") << Hook::text), ...);
    return text;
  }
};
/// An argument that is no callback.
template <class Argument, class Problem>
struct fit_takes_callbacks_after_the_options {
  static constexpr words text = words() << "dovetail: fit takes callbacks after the options, but " << Argument::say()
                                        << ", " << Problem::say();
};
template <class Hook>
struct has {
  static constexpr words say() { return words() << "has " << Hook::text; }
};
struct which_cannot_be_called_with_the_fit {
  static constexpr words say() { return words() << "which cannot be called with the fit"; }
};
/// A hook with other parameters, or one that is not const of a callback that is.
template <class C, class Has, class Problem>
struct callback {
  static constexpr words text = words() << "dovetail: the callback " << name_of<C>() << " " << Has::say() << ", "
                                        << Problem::say() << ": write a public member void hook(auto& fit)";
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems
