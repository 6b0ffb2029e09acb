// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/problems.hpp>

/// What can be wrong with a model and its data; see explain/problem.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::problems {

template <std::size_t Idx, class Argument>
struct but_argument {};
struct is_not_an_optimizer {};
struct is_not_a_loss {};
struct is_not_a_metric {};
template <class Argument, class Problem>
struct compile_takes_an_optimizer_and_a_loss_before_metrics {};
/// What was not given to compile.
struct missing {};
struct the_optimizer;
struct the_loss;
struct is_missing {};

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
/// One of several outputs.
template <class Out, detail::explain::Literal P>
struct on_the_output {};
template <class L, class Out, detail::explain::Literal P>
struct loss<L, on_the_output<Out, P>> {
  static constexpr words text = words() << "dovetail: the loss " << name_of<L>() << " wants " << L::wants
                                        << ", but the output \"" << P.text() << "\" has shape " << Out::text();
};
/// A metric that cannot be computed of such targets.
template <class M, class L>
struct the_metric_M_does_not_fit_the_targets_of_the_loss {};

template <class L, auto... E>
struct but_L_takes_shape {};
template <class L, class T>
struct but_L_takes_elements_of_type {};
/// Targets of another shape or kind than the loss takes.
template <class Has, class Takes, class... Hint>
struct the_target {};

/// model.fit(x)
struct takes_samples_and_their_targets {};
template <class Problem>
struct fit {};
template <class Problem>
struct evaluate {};
/// model.fit(x, y, 10)
template <class X>
struct takes_its_options_in_braces_after_the_data_and_not {};
/// compile<Digits>(Adam{}, loss, {Accuracy{}})
struct compile_takes_metrics_without_braces {};
/// std::cout << result
struct a_result_is_read_by_its_loss_and_metrics {};
struct a_history_is_read_by_its_loss_and_metrics {};
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
struct has_none_of {};
/// An argument that is no callback.
template <class Argument, class Problem>
struct fit_takes_callbacks_after_the_options {};
template <class Hook>
struct has {};
struct which_cannot_be_called_with_the_fit {};
/// A hook with other parameters, or one that is not const of a callback that is.
template <class C, class Has, class Problem>
struct callback;
template <class C, class Hook>
struct callback<C, has<Hook>, which_cannot_be_called_with_the_fit> {
  static constexpr words text = words() << "dovetail: the callback " << name_of<C>() << " has " << Hook::text
                                        << ", which cannot be called with the fit: write a public member void "
                                           "hook(auto& fit)";
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::problems
