// SPDX-License-Identifier: MIT
#include <dovetail/training/fit_options.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace dovetail;

// Keras's defaults
static_assert(FitOptions{}.epochs == 1 && FitOptions{}.batch_size == 32 && FitOptions{}.verbose == 1);
static_assert(FitOptions{}.validation_split == 0 && FitOptions{}.shuffle && FitOptions{}.seed.value == 0);

TEST_CASE("what can be passes") {
  CHECK_NOTHROW(detail::training::check(FitOptions{}));
  CHECK_NOTHROW(detail::training::check({.epochs = 1, .batch_size = 1, .verbose = 0, .validation_split = 0.999}));
  CHECK_NOTHROW(detail::training::check({.epochs = 1'000'000, .batch_size = 1'000'000, .verbose = 2}));
}

TEST_CASE("what cannot be is refused, with its name and what is expected") {
  const auto refused = [](const FitOptions& options, const char* sentence) {
    CHECK_THROWS_WITH_AS(detail::training::check(options), sentence, OptionError);
  };
  refused({.epochs = 0}, "epochs: expected at least 1, found 0");
  refused({.epochs = -3}, "epochs: expected at least 1, found -3");
  refused({.batch_size = 0}, "batch_size: expected at least 1, found 0");
  refused({.verbose = 3}, "verbose: expected 0, 1 or 2, found 3");
  refused({.verbose = -1}, "verbose: expected 0, 1 or 2, found -1");
  refused({.validation_split = 1}, "validation_split: expected a share from 0 to below 1, found 1");
  refused({.validation_split = -0.1}, "validation_split: expected a share from 0 to below 1, found -0.1");
  refused({.validation_split = std::numeric_limits<double>::quiet_NaN()},
          "validation_split: expected a share from 0 to below 1, found nan");
}
