// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <string>
#include <vector>

#include <dovetail/training/checks.hpp>

/// What a callback watches from epoch to epoch: a list of the history by its name.
namespace dovetail::inline DOVETAIL_TARGET {

/// Whether a smaller or a larger value of the monitored metric is better. Mode::automatic knows losses, errors and
/// accuracies by name.
enum class Mode { automatic, min, max };

namespace detail::training {

/// 1 if less is better, -1 if more is, 0 if the name does not tell.
[[gnu::cold]] inline int monitor_sign(const std::string& monitor, Mode mode) {
  if (mode != Mode::automatic) return mode == Mode::min ? 1 : -1;
  if (monitor.ends_with("accuracy")) return -1;
  return monitor.ends_with("loss") || monitor.ends_with("error") ? 1 : 0;
}

// Of a fit that has values of these names, the monitored one among them or not.
[[gnu::cold]] inline void check_monitor_of(const std::string& names, bool found, const std::string& monitor,
                                           Mode mode) {
  const bool validates = names.find("val_loss") != names.npos;
  if (!found)
    fail<OptionError>({"monitor: expected one of ", names, ", found ", monitor,
                       monitor.starts_with("val_") && !validates ? ", which a fit with validation has" : ""});
  if (training::monitor_sign(monitor, mode) == 0)
    fail<OptionError>({"mode: expected Mode::min or Mode::max for ", monitor, ", found Mode::automatic"});
}
/// Throws OptionError unless the fit has values of this name, and it is known which of them is better.
[[gnu::cold]] void check_monitor(const auto& fit, const std::string& monitor, Mode mode) {
  std::string names;
  bool found = false;
  fit.history.for_each([&](const std::string& name, const auto&) {
    if (fit.val_samples == 0 && name.starts_with("val_")) return;
    found = found || name == monitor;
    Part({names.empty() ? "" : ", ", name}).append_to(names);
  });
  training::check_monitor_of(names, found, monitor, mode);
}

/// Its values, one per epoch so far, and a NaN for an epoch that broke down, even if what is monitored is a number:
/// some samples came before.
[[gnu::cold]] std::vector<double> monitored(const auto& fit, const std::string& monitor) {
  std::vector<double> values;
  fit.history.for_each([&](const std::string& name, const auto& list) {
    if (name == monitor) values = list;
  });
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!is_finite(fit.history.loss[i]) || (fit.val_samples > 0 && !is_finite(fit.history.val_loss[i])))
      values[i] = std::numeric_limits<double>::quiet_NaN();
  return values;
}

}  // namespace detail::training
}  // namespace dovetail::inline DOVETAIL_TARGET
