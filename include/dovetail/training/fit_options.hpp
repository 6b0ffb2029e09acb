// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/random/random.hpp>
#include <dovetail/training/checks.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How to train, with Keras's names and defaults: model.fit(x, y, {.epochs = 10, .batch_size = 32}).
struct FitOptions {
  int epochs = 1;               ///< how often every sample is seen, at least 1
  int batch_size = 32;          ///< samples in a step, at least 1; the last step of an epoch takes what is left
  int verbose = 1;              ///< 0 silent, 2 a line an epoch, 1 a bar that moves on a terminal and a line elsewhere
  double validation_split = 0;  ///< the share of the samples, taken from the end, that is held back to validate: of n
                                ///< samples floor(n (1 - validation_split)) are trained on, and at least 1 of each kind
  bool shuffle = true;          ///< a new order of the samples in each epoch
  Seed seed{};                  ///< of the order, and of layers that draw random numbers
};

namespace detail::training {
/// Throws OptionError for an option outside its range.
[[gnu::cold]] inline void check(const FitOptions& o) {
  check_option(o.epochs >= 1, "epochs", "at least 1", o.epochs);
  check_option(o.batch_size >= 1, "batch_size", "at least 1", o.batch_size);
  check_option(o.verbose >= 0 && o.verbose <= 2, "verbose", "0, 1 or 2", o.verbose);
  check_fraction("validation_split", o.validation_split);
}

/// How many of the samples are trained on; the others are held back. Rounds as Keras does, errors of 1 - split
/// included. Throws OptionError if there would be none of either.
[[gnu::cold]] inline std::size_t trained_on(std::size_t samples, double validation_split) {
  const double count = static_cast<double>(samples);
  const auto kept = static_cast<std::size_t>(count * (1 - validation_split));
  check_option(kept > 0, "validation_split", {"a share that leaves at least 1 of ", samples, " samples to train on"},
               validation_split);
  check_option(kept < samples || validation_split == 0, "validation_split",
               {"0, or a share that holds back at least 1 of ", samples, " samples"}, validation_split);
  return kept;
}
}  // namespace detail::training

}  // namespace dovetail::inline DOVETAIL_TARGET
