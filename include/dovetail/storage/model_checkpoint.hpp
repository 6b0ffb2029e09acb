// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/storage/model.hpp>
#include <dovetail/storage/writable.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// Whether less or more of what is watched is better. Mode::automatic knows losses, errors and accuracies by name.
enum class Mode { automatic, min, max };

/// A callback of fit that saves the model after epochs, each file whole or not at all:
/// model.fit(x, y, {.epochs = 50}, ModelCheckpoint{.path = "digits-{epoch}.safetensors", .keep = 3}).
/// Throws OptionError and FormatError before the first epoch for what can be known by then.
struct ModelCheckpoint {
  std::string path;                  ///< {epoch} becomes the number of the epoch, from 1 on; without it, one file
  std::string monitor = "val_loss";  ///< what tells the best: "loss", "val_accuracy", or val_metric<Accuracy>
  Mode mode = Mode::automatic;       ///< how it does
  bool save_best_only = false;       ///< only what is better than all that could have been saved before
  bool save_weights_only = false;    ///< the network, without what its training goes on from
  int every = 1;                     ///< so many epochs, at least 1
  int keep = 0;                      ///< so many files; older ones go once a new one is written; 0 keeps all

  /// Checks the options.
  [[gnu::cold]] void on_train_begin(auto& fit) const {
    std::vector<std::string> names;
    fit.history.for_each([&](const std::string& name, const auto&) {
      if (fit.val_samples > 0 || !name.starts_with("val_")) names.push_back(name);
    });
    check(names);
  }
  /// Saves.
  [[gnu::cold]] void on_epoch_end(auto& fit) const {
    std::vector<double> values;
    fit.history.for_each([&](const std::string& name, const auto& list) {
      if (name == monitor) values = list;
    });
    const std::vector<int> epochs = saved(fit.epoch + 1, values);
    if (epochs.empty() || epochs.back() != fit.epoch + 1) return;
    if (save_weights_only) {
      save(fit.model.network(), path_of(epochs.back()));
    } else {
      save(fit.model, path_of(epochs.back()));
    }
    const auto most = static_cast<std::size_t>(keep);
    if (keep > 0 && epochs.size() > most) ::unlink(path_of(epochs[epochs.size() - 1 - most]).c_str());
  }

 private:
  static constexpr std::string_view placeholder = "{epoch}";

  [[gnu::cold]] std::string path_of(int epoch) const {
    std::string name = path;
    for (std::size_t at = 0; (at = name.find(placeholder, at)) != name.npos;)
      name.replace(at, placeholder.size(), detail::sentence({epoch}));
    return name;
  }
  // 1 and -1 where less and more is better, 0 where the name does not tell.
  [[gnu::cold]] int sign() const {
    if (mode != Mode::automatic) return mode == Mode::min ? 1 : -1;
    if (monitor.ends_with("accuracy")) return -1;
    return monitor.ends_with("loss") || monitor.ends_with("error") ? 1 : 0;
  }
  [[gnu::cold]] void check(const std::vector<std::string>& names) const {
    detail::training::check_option(every >= 1, "every", "at least 1", every);
    detail::training::check_option(keep >= 0, "keep", "at least 0", keep);
    if (path_of(0).find_first_of("{}") != path.npos)
      detail::fail<OptionError>({"path: expected no braces but ", placeholder, ", found ", path});
    if (keep > 0 && path.find(placeholder) == path.npos)
      detail::fail<OptionError>({"path: expected ", placeholder, " in it, to keep ", keep, " files, found ", path});
    detail::storage::check_writable(path_of(1));
    if (!save_best_only) return;
    std::string there;
    for (const std::string& name : names) detail::Part({there.empty() ? "" : ", ", name}).append_to(there);
    if (std::ranges::find(names, monitor) == names.end())
      detail::fail<OptionError>({"monitor: expected one of ", there, ", found ", monitor});
    if (sign() == 0)
      detail::fail<OptionError>({"mode: expected Mode::min or Mode::max for ", monitor, ", found Mode::automatic"});
  }
  // The epochs, counted from 1 on, after which this fit saved or saves. Worked out of the history: so it goes on where
  // an interrupted fit does.
  [[gnu::cold]] std::vector<int> saved(int newest, const std::vector<double>& values) const {
    std::vector<int> epochs;
    double best = std::numeric_limits<double>::infinity();
    for (int epoch = every; epoch <= newest; epoch += every) {
      if (save_best_only) {
        const double value = sign() * values[static_cast<std::size_t>(epoch) - 1];
        if (!(value < best)) continue;
        best = value;
      }
      epochs.push_back(epoch);
    }
    return epochs;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
