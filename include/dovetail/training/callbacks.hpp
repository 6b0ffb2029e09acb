// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <tuple>
#include <type_traits>
#include <utility>

#include <dovetail/training/fit_options.hpp>
#include <dovetail/training/problems.hpp>

/// The protocol of callbacks. A callback is an object of any class with at least one of these members, which are
/// Keras's; fit calls those that it has, callback by callback in the order in which they were given:
///
///     void on_train_begin(auto& fit);        before the first epoch, when all arguments have been found right
///     void on_epoch_begin(auto& fit);        before each epoch: fit.epoch
///     void on_train_batch_begin(auto& fit);  before each step: fit.step
///     void on_train_batch_end(auto& fit);    after each step: fit.loss
///     void on_epoch_end(auto& fit);          after each epoch and its validation: fit.history has its values
///     void on_train_end(auto& fit);          after the last epoch
///
/// What a hook throws ends fit; the model then stands as after its last step.
namespace dovetail::inline DOVETAIL_TARGET {

/// What callbacks see of a fit that runs, and what they can change of it.
template <class Model>
class FitContext {
 public:
  using History = typename Model::History;  ///< of this fit

  Model& model;                   ///< epochs() counts the epoch that ended already in on_epoch_end
  const FitOptions& options;      ///< as they were given
  const History& history;         ///< of this fit, up to the last epoch that ended
  const std::size_t samples;      ///< that are trained on in an epoch
  const std::size_t val_samples;  ///< that are validated on after each; 0 for none
  const std::size_t steps;        ///< in an epoch
  const int epochs;               ///< that are asked for

  int epoch = 0;                  ///< of this fit, from 0 on; to read
  std::size_t step = 0;           ///< of this epoch, from 0 on; to read
  double loss = 0;                ///< in on_train_batch_end: the mean over the samples of this epoch so far; to read
  bool stop_training = false;     ///< set it, and this epoch is the last one; in on_train_begin: and none is trained
  bool terminate_on_nan = false;  ///< set it, and a step that is not finite ends the fit in place of a NumericError

  /// Made by fit.
  [[gnu::cold]] FitContext(Model& of, const FitOptions& how, History& kept, std::size_t rows, std::size_t val_rows,
                           std::size_t in_an_epoch)
      : model(of),
        options(how),
        history(kept),
        samples(rows),
        val_samples(val_rows),
        steps(in_an_epoch),
        epochs(how.epochs),
        own_(kept) {}

  /// In on_train_begin: goes on after the epochs of an earlier run of this fit, whose model was loaded.
  [[gnu::cold]] void resume(History past) {
    own_ = std::move(past);
    epoch = static_cast<int>(own_.loss.size());
  }

 private:
  History& own_;
};

namespace detail::training {
// Both have a member of the name, if C has one: then the name alone is ambiguous. So overloads and templates are seen.
template <class C, class Named>
struct NamedTwice : Named {};
template <class C, class Named>
  requires(std::is_class_v<C> && !std::is_final_v<C>)
struct NamedTwice<C, Named> : C, Named {};
}  // namespace detail::training

/// The hooks by their names.
namespace detail::training::hooks {
/// A hook: whether it can be called with a fit, whether there is a member of its name, and the call.
#define DOVETAIL_HOOK(hook)                                                                    \
  struct hook {                                                                                \
    static constexpr std::string_view text = #hook;                                            \
    struct Named {                                                                             \
      int hook;                                                                                \
    };                                                                                         \
    template <class C, class Fit>                                                              \
    static constexpr bool takes = requires(C& callback, Fit& fit) { callback.hook(fit); };     \
    template <class C, class Fit>                                                              \
    static constexpr bool is_in = takes<C, Fit> || !requires { &NamedTwice<C, Named>::hook; }; \
    template <class C, class Fit>                                                              \
    static void call([[maybe_unused]] C& callback, [[maybe_unused]] Fit& fit) {                \
      if constexpr (takes<C, Fit>) callback.hook(fit);                                         \
    }                                                                                          \
  };
DOVETAIL_HOOK(on_train_begin)
DOVETAIL_HOOK(on_train_end)
DOVETAIL_HOOK(on_epoch_begin)
DOVETAIL_HOOK(on_epoch_end)
DOVETAIL_HOOK(on_train_batch_begin)
DOVETAIL_HOOK(on_train_batch_end)
#undef DOVETAIL_HOOK
}  // namespace detail::training::hooks

namespace detail::training {

// In the order of AllHooks.
enum class Hook : unsigned char { train_begin, train_end, epoch_begin, epoch_end, train_batch_begin, train_batch_end };

template <class... One>
struct Hooks {
  template <class C, class Fit>
  static void call(Hook hook, C& callback, Fit& fit) {
    std::size_t i = 0;
    ((i++ == static_cast<std::size_t>(hook) ? One::call(callback, fit) : void()), ...);
  }

  template <class C, class Fit>
  static constexpr bool any_in = (One::template is_in<C, Fit> || ...);
  // The first one that is there and does not take a fit.
  template <class C, class Fit>
  using wrong = typename first_problem<std::conditional_t<
      One::template takes<C, Fit> || !One::template is_in<C, Fit>, none,
      problems::callback<C, problems::has<One>, problems::which_cannot_be_called_with_the_fit>>...>::type;
  using none_of_them = problems::has_none_of<One...>;
};
using AllHooks = Hooks<hooks::on_train_begin, hooks::on_train_end, hooks::on_epoch_begin, hooks::on_epoch_end,
                       hooks::on_train_batch_begin, hooks::on_train_batch_end>;

/// The callbacks of a fit behind one function, so that training is compiled once, whatever they are.
template <class Fit>
struct Callbacks {
  void* callbacks = nullptr;  // a tuple of references
  void (*run)(void*, Hook, Fit&) = [](void*, Hook, Fit&) {};

  void operator()(Hook hook, Fit& fit) const { run(callbacks, hook, fit); }
};
template <class Fit, class... C>
Callbacks<Fit> callbacks_of(std::tuple<C&...>& given) {
  if constexpr (sizeof...(C) == 0)
    return {};
  else
    return {&given, [](void* of, Hook hook, Fit& fit) {
              std::apply([&](C&... callbacks) { (AllHooks::call(hook, callbacks, fit), ...); },
                         *static_cast<std::tuple<C&...>*>(of));
            }};
}

/// What is wrong with callbacks that are fit's arguments number Idx and on.
template <std::size_t Idx, class Fit>
consteval auto callback_problem() {
  return none{};
}
template <std::size_t Idx, class Fit, class C, class... More>
consteval auto callback_problem() {
  if constexpr (!AllHooks::any_in<C, Fit>) {
    return problems::fit_takes_callbacks_after_the_options<problems::but_argument<Idx, C>, AllHooks::none_of_them>{};
  } else if constexpr (!std::same_as<AllHooks::wrong<C, Fit>, none>) {
    return AllHooks::wrong<C, Fit>{};
  } else {
    return training::callback_problem<Idx + 1, Fit, More...>();
  }
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
