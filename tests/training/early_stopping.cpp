// SPDX-License-Identifier: MIT
#include <dovetail/training/early_stopping.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include <dovetail/dovetail.hpp>

using namespace dovetail;

// Outside of an unnamed namespace, which would be in its name.
/// A metric that gives the values it was told, one per epoch of training and of validation in turn.
struct Told {
  static inline std::vector<double> values;
  static inline std::size_t next = 0;
  double now = 0;
  template <class T, std::size_t... E>
  void update(View<const T, dynamic, E...>, View<const T, dynamic>) {
    now = values[std::min(next++, values.size() - 1)];
  }
  double value() const { return now; }
};

namespace {
constexpr double a_nan = std::numeric_limits<double>::quiet_NaN();

using Line = Sequential<Dense<1, 1>>;
const Tensor<float, 4, 1> x{{1}, {2}, {3}, {4}};
const Tensor<float, 4> y{2, 4, 6, 8};

/// How many epochs a fit has whose metric takes these values.
std::size_t epochs_of(const std::vector<double>& values, EarlyStopping& stop) {
  Told::values = values;
  Told::next = 0;
  auto model = compile<Line>(SGD{.learning_rate = 1e-3}, MeanSquaredError{}, Told{});
  return model.fit(x, y, {.epochs = static_cast<int>(values.size()), .verbose = 0}, stop).loss.size();
}
std::size_t epochs_of(const std::vector<double>& values, EarlyStopping&& stop) { return epochs_of(values, stop); }

/// The weights after each epoch.
struct Weights {
  std::vector<Tensor<float, 1, 1>>* all;
  void on_epoch_end(auto& fit) const { all->push_back(fit.model.network().template layer<0>().kernel); }
};
}  // namespace

TEST_CASE("a fit ends after some epochs without a better one") {
  const std::vector<double> values{5, 4, 3, 3.5, 3, 2.9, 3, 3, 3, 1};
  const auto told = [](int patience) {
    return EarlyStopping{.monitor = "told", .patience = patience, .mode = Mode::min};
  };
  CHECK(epochs_of(values, told(0)) == 4);
  CHECK(epochs_of(values, told(1)) == 4);
  CHECK(epochs_of(values, told(2)) == 5);
  CHECK(epochs_of(values, told(3)) == 9);
  CHECK(epochs_of(values, told(4)) == 10);

  auto stop = told(3);
  CHECK(epochs_of(values, stop) == 9);
  CHECK(stop.best_epoch == 5);
  CHECK(stop.best == 2.9);
  CHECK(epochs_of({1, 2, 3}, stop) == 3);  // an earlier fit is forgotten
  CHECK(stop.best_epoch == 0);
}

TEST_CASE("more can be better") {
  const std::vector<double> values{0.5, 0.6, 0.7, 0.65, 0.6, 0.9};
  CHECK(epochs_of(values, EarlyStopping{.monitor = "told", .patience = 2, .mode = Mode::max}) == 5);
}

TEST_CASE("better by min_delta or less does not count") {
  const std::vector<double> values{5, 4, 3.9, 3.8, 3.0, 2.95, 2.9};
  EarlyStopping stop{.monitor = "told", .min_delta = 0.25, .patience = 3, .mode = Mode::min};
  CHECK(epochs_of(values, stop) == 7);
  CHECK(stop.best_epoch == 4);
  CHECK(epochs_of({1, 2, 2.25, 2.25, 9}, EarlyStopping{.monitor = "told", .min_delta = 0.25, .mode = Mode::max}) == 3);
}

TEST_CASE("a baseline, and epochs that are not looked at") {
  const std::vector<double> values{5, 4, 3, 2, 1};
  EarlyStopping stop{.monitor = "told", .patience = 2, .mode = Mode::min, .baseline = 4.5};
  CHECK(epochs_of(values, stop) == 5);
  stop.baseline = 0.5;
  CHECK(epochs_of(values, stop) == 2);
  CHECK(stop.best_epoch == 1);
  EarlyStopping late{.monitor = "told", .mode = Mode::min, .start_from_epoch = 3};
  CHECK(epochs_of({1, 9, 9, 5, 4, 4, 3}, late) == 6);
  CHECK(late.best_epoch == 4);
}

TEST_CASE("a NaN is never the best") {
  EarlyStopping stop{.monitor = "told", .patience = 2, .mode = Mode::max};
  CHECK(epochs_of({a_nan, a_nan, 1}, stop) == 2);
  CHECK(stop.best_epoch == -1);
  CHECK(std::isnan(stop.best));
  CHECK(epochs_of({a_nan, 1, a_nan, a_nan, 2}, stop) == 4);
  CHECK(stop.best_epoch == 1);
}

TEST_CASE("the best weights come back, to the bit, with what layers keep") {
  using Normed = Sequential<Dense<1, 1>, BatchNormalization>;
  const std::vector<double> values{3, 2, 1, 4, 5, 6};
  for (const bool restores : {false, true}) {
    Told::values = values;
    Told::next = 0;
    std::vector<Tensor<float, 1, 1>> after;
    auto model = compile<Normed>(SGD{}, MeanSquaredError{}, Told{});
    EarlyStopping stop{.monitor = "told", .patience = 3, .mode = Mode::min, .restore_best_weights = restores};
    model.fit(x, y, {.epochs = 6, .verbose = 0}, stop, Weights{&after});
    CHECK(after.size() == 6);
    CHECK(after[2] != after[5]);
    CHECK(model.network().layer<0>().kernel == after[restores ? 2 : 5]);
    auto three = compile<Normed>(SGD{}, MeanSquaredError{}, Told{});
    three.fit(x, y, {.epochs = 3, .verbose = 0});
    CHECK((model.predict(x) == three.predict(x)) == restores);
  }
  // Also where the fit ends by itself, and where no epoch has a number.
  for (const std::vector<double>& all : {std::vector<double>{1, 2, 3}, std::vector<double>{a_nan, a_nan, a_nan}}) {
    Told::values = all;
    Told::next = 0;
    std::vector<Tensor<float, 1, 1>> after;
    auto model = compile<Line>(SGD{.learning_rate = 1e-3}, MeanSquaredError{}, Told{});
    model.fit(x, y, {.epochs = 3, .verbose = 0},
              EarlyStopping{.monitor = "told", .patience = 9, .mode = Mode::min, .restore_best_weights = true},
              Weights{&after});
    CHECK(model.network().layer<0>().kernel == after[0]);
  }
}

TEST_CASE("validation is watched") {
  auto model = compile<Line>(SGD{.learning_rate = 0.01}, MeanSquaredError{}, MeanAbsoluteError{});
  const Tensor<float, 4> other{-2, -4, -6, -8};  // the better the training, the worse this
  EarlyStopping stop{.patience = 1, .restore_best_weights = true};
  const auto history = model.fit(x, y, {.epochs = 20, .verbose = 0}, {x, other}, stop);
  CHECK(history.val_loss.size() == 2);
  CHECK(stop.best_epoch == 0);
  CHECK(stop.best == history.val_loss[0]);
  CHECK(model.evaluate(x, other).loss == doctest::Approx(history.val_loss[0]));
}

TEST_CASE("a fit that diverges does not become the best") {
  auto model = compile<Line>(SGD{.learning_rate = 10}, MeanSquaredError{});
  EarlyStopping stop{.monitor = "loss", .patience = 100, .restore_best_weights = true};
  const auto history = model.fit(x, y, {.epochs = 100, .verbose = 0}, TerminateOnNaN{}, stop);
  CHECK(history.loss.size() < 100);
  CHECK(std::isnan(history.loss.back()));
  CHECK(stop.best_epoch == 0);
}

TEST_CASE("what cannot be watched is refused before the first epoch") {
  auto model = compile<Line>(SGD{}, MeanSquaredError{}, Told{}, MeanAbsoluteError{});
  const auto before = model.network().layer<0>().kernel;
  const auto refused = [&](const EarlyStopping& stop, const char* text) {
    auto callback = stop;
    CHECK_THROWS_WITH_AS(model.fit(x, y, {.verbose = 0}, callback), text, OptionError);
    CHECK(model.network().layer<0>().kernel == before);
  };
  refused({},
          "monitor: expected one of loss, told, mean_absolute_error, found val_loss, which a fit with validation has");
  refused({.monitor = "accuracy"}, "monitor: expected one of loss, told, mean_absolute_error, found accuracy");
  refused({.monitor = "told"}, "mode: expected Mode::min or Mode::max for told, found Mode::automatic");
  refused({.monitor = "loss", .min_delta = -1}, "min_delta: expected a number from 0 to 1e30, found -1");
  refused({.monitor = "loss", .min_delta = a_nan}, "min_delta: expected a number from 0 to 1e30, found nan");
  refused({.monitor = "loss", .patience = -1}, "patience: expected at least 0, found -1");
  refused({.monitor = "loss", .start_from_epoch = -1}, "start_from_epoch: expected at least 0, found -1");
}
