// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <string>
#include <vector>

#include <dovetail/training/any_record.hpp>
#include <dovetail/training/monitor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A callback that ends the fit when what it monitors has not become better for some epochs:
/// model.fit(x, y, {.epochs = 500, .validation_split = 0.2}, EarlyStopping{.patience = 10, .restore_best_weights =
/// true}). Names and defaults are Keras's. Throws OptionError before the first epoch for options that cannot be, and
/// for a name that the history does not have, as "val_loss" without validation.
struct EarlyStopping {
  std::string monitor = "val_loss";   ///< the values that tell the best epoch: "loss", "val_accuracy"
  double min_delta = 0;               ///< better by no more than that does not count as better
  int patience = 0;                   ///< after how many epochs without a better one the fit ends; 0 is as 1
  Mode mode = Mode::automatic;        ///< whether the monitored values should be small or large
  double baseline = no_baseline;      ///< epochs that are no better than that count as epochs without a better one
  bool restore_best_weights = false;  ///< in the end the network is as after the best epoch: its weights and what
                                      ///< layers keep, not what the optimizer keeps
  int start_from_epoch = 0;           ///< so many epochs come first, which are not looked at

  int best_epoch = -1;  ///< of this fit, from 0 on, to read afterwards; -1: none was better than nothing, as of NaNs
  /// The value of that epoch.
  double best = no_baseline;
  detail::training::Kept best_weights{};  ///< of the network, after that epoch
  detail::training::Kept best_states{};   ///< what its layers kept then

  static constexpr double no_baseline = std::numeric_limits<double>::quiet_NaN();  ///< none

  /// Checks the options before the first epoch, and forgets an earlier fit.
  [[gnu::cold]] void on_train_begin(auto& fit) {
    detail::training::check_not_negative("min_delta", min_delta);
    detail::training::check_option(patience >= 0, "patience", "at least 0", patience);
    detail::training::check_option(start_from_epoch >= 0, "start_from_epoch", "at least 0", start_from_epoch);
    detail::training::check_monitor(fit, monitor, mode);
    best_weights = {};
    best_states = {};
  }
  /// Ends the fit after this epoch, if it has waited long enough.
  [[gnu::cold]] void on_epoch_end(auto& fit) {
    if (fit.epoch < start_from_epoch) return;
    const int waited = look_at(detail::training::monitored(fit, monitor));
    if (restore_best_weights && (best_epoch == fit.epoch || best_weights.empty())) {
      best_weights.keep(parameters(fit));
      best_states.keep(states(fit));
    }
    if (waited > 0 && waited >= patience) fit.stop_training = true;
  }
  /// Puts the best weights back, if it is asked to.
  [[gnu::cold]] void on_train_end(auto& fit) {
    if (!restore_best_weights || best_weights.empty()) return;
    best_weights.put_back(parameters(fit));
    best_states.put_back(states(fit));
  }

 private:
  template <class Fit>
  using AnyRecord =
      detail::training::AnyRecord<typename std::remove_cvref_t<decltype(Fit::model.network())>::value_type>;
  template <class Fit>
  static AnyRecord<Fit> parameters(Fit& fit) {
    return AnyRecord<Fit>(fit.model.network().parameters());
  }
  template <class Fit>
  static AnyRecord<Fit> states(Fit& fit) {
    return AnyRecord<Fit>(fit.model.network().states());
  }
  // Finds the best epoch; how many have passed since one was better. From all values, so that it is right for a fit
  // that was interrupted, too.
  [[gnu::cold]] int look_at(const std::vector<double>& values) {
    const int sign = detail::training::monitor_sign(monitor, mode), epochs = static_cast<int>(values.size());
    const auto is_better = [&](double value, double than) {
      return !is_nan(value) && (is_nan(than) || sign * value < sign * than - min_delta);
    };
    int waited = 0;
    best_epoch = -1;
    best = no_baseline;
    for (int epoch = start_from_epoch; epoch < epochs; ++epoch) {
      const double value = values[static_cast<std::size_t>(epoch)];
      ++waited;
      if (!is_better(value, best)) continue;
      best = value;
      best_epoch = epoch;
      if (is_better(value, baseline)) waited = 0;
    }
    return waited;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
