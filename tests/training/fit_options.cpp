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

TEST_CASE("of n samples, floor(n (1 - validation_split)) are trained on, as Keras computes it") {
  const auto kept = [](std::size_t samples, double split) { return detail::training::trained_on(samples, split); };
  CHECK(kept(10, 0) == 10);
  CHECK(kept(1, 0) == 1);
  CHECK(kept(10, 0.1) == 9);
  CHECK(kept(10, 0.12) == 8);
  CHECK(kept(10, 0.01) == 9);
  CHECK(kept(10, 0.25) == 7);
  CHECK(kept(10, 0.3) == 7);
  CHECK(kept(10, 0.7) == 3);
  CHECK(kept(10, 0.8) == 1);  // 1 - 0.8 is less than 0.2, in Python too
  CHECK(kept(100, 0.1) == 90);
  CHECK(kept(100, 0.9) == 9);
  CHECK(kept(60000, 0.1) == 54000);
  CHECK(kept(3, 1. / 3) == 2);
  CHECK(kept(2, 0.5) == 1);
}

TEST_CASE("a share that leaves no samples to train on, or none to validate, is refused") {
  CHECK_THROWS_WITH_AS(
      detail::training::trained_on(20, 0.99),
      "validation_split: expected a share that leaves at least 1 of 20 samples to train on, found 0.99", OptionError);
  CHECK_THROWS_WITH_AS(detail::training::trained_on(1, 0.5),
                       "validation_split: expected a share that leaves at least 1 of 1 samples to train on, found 0.5",
                       OptionError);
  CHECK_THROWS_WITH_AS(detail::training::trained_on(10, 1e-20),
                       "validation_split: expected 0, or a share that holds back at least 1 of 10 samples, found 1e-20",
                       OptionError);
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
