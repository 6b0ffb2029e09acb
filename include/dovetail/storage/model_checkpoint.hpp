// SPDX-License-Identifier: MIT
#pragma once
#include <limits>

#include <dovetail/storage/model.hpp>
#include <dovetail/storage/writable.hpp>
#include <dovetail/training/monitor.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A callback of fit that saves the model after an epoch, each file whole or not at all:
/// model.fit(x, y, {.epochs = 50}, ModelCheckpoint{.path = "digits-{epoch}.safetensors", .keep = 3}).
/// Throws OptionError, ValueError and FormatError before the first epoch for whatever can be known by then.
struct ModelCheckpoint {
  std::string path;                  ///< {epoch} becomes the number of the epoch, from 1; without it, there is one file
  std::string monitor = "val_loss";  ///< the metric that tells the best: "loss", "val_accuracy"
  Mode mode = Mode::automatic;       ///< whether the monitored metric should be small or large
  bool save_best_only = false;       ///< saves only if the metric is better than after every epoch before; what is NaN,
                                     ///< or beside a loss that is not finite, is never better
  bool save_weights_only = false;    ///< saves the network without what its training continues from
  int every = 1;                     ///< the number of epochs from one file to the next, at least 1
  int keep = 0;            ///< how many files to keep: older ones are deleted after a new one is written; 0 keeps all
  Metadata metadata = {};  ///< texts that travel with the weights: see save()

  /// Checks the options before the first epoch.
  [[gnu::cold]] void on_train_begin(auto& fit) const {
    check();
    if (save_best_only) detail::training::check_monitor(fit, monitor, mode);
  }
  /// Saves the model, if this epoch is one to save.
  [[gnu::cold]] void on_epoch_end(auto& fit) const {
    const std::vector<int> epochs = saved(fit.epoch + 1, detail::training::monitored(fit, monitor));
    if (epochs.empty() || epochs.back() != fit.epoch + 1) return;
    if (save_weights_only) {
      save(fit.model.network(), path_of(epochs.back()), metadata);
    } else {
      save(fit.model, path_of(epochs.back()), metadata);
    }
    const auto most = static_cast<std::size_t>(keep);
    if (keep > 0 && epochs.size() > most) detail::storage::delete_file(path_of(epochs[epochs.size() - 1 - most]));
  }

 private:
  static constexpr std::string_view placeholder = "{epoch}";

  [[gnu::cold]] std::string path_of(int epoch) const {
    std::string name = path;
    for (std::size_t at = 0; (at = name.find(placeholder, at)) != name.npos;)
      name.replace(at, placeholder.size(), detail::sentence({epoch}));
    return name;
  }
  [[gnu::cold]] void check() const {
    detail::training::check_option(every >= 1, "every", "at least 1", every);
    detail::training::check_option(keep >= 0, "keep", "at least 0", keep);
    if (path_of(0).find_first_of("{}") != path.npos)
      detail::fail<OptionError>({"path: expected no braces but ", placeholder, ", found ", path});
    if (keep > 0 && path.find(placeholder) == path.npos)
      detail::fail<OptionError>({"path: expected ", placeholder, " in it, to keep ", keep, " files, found ", path});
    detail::storage::check_writable(path_of(1));
    detail::storage::check_metadata(metadata);
  }
  // The epochs, counted from 1, after which this fit saved or saves: derived from the history, so that it is right for
  // a fit that was interrupted, too.
  [[gnu::cold]] std::vector<int> saved(int newest, const std::vector<double>& values) const {
    std::vector<int> epochs;
    double best = std::numeric_limits<double>::infinity();
    for (int epoch = every; epoch <= newest; epoch += every) {
      if (save_best_only) {
        const double value =
            detail::training::monitor_sign(monitor, mode) * values[static_cast<std::size_t>(epoch) - 1];
        if (!(value < best)) continue;
        best = value;
      }
      epochs.push_back(epoch);
    }
    return epochs;
  }
};

}  // namespace dovetail::inline DOVETAIL_TARGET
