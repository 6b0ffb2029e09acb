// SPDX-License-Identifier: MIT
#include <dovetail/training/history.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include <dovetail/training/accuracy.hpp>
#include <dovetail/training/mean_absolute_error.hpp>

using namespace dovetail;

namespace {
/// Stands for a metric with a value.
template <int I>
struct Fixed {
  double number = 0;
  double value() const { return number; }
};
using Numbers = std::vector<double>;
}  // namespace

TEST_CASE("a result has the loss and each metric by its type, in whatever order") {
  const Result<Fixed<1>, Fixed<2>> result{0.5, {Fixed<1>{1}, Fixed<2>{2}}};
  CHECK(result.loss == 0.5);
  CHECK(result.metric<Fixed<2>>() == 2);
  CHECK(result.metric<Fixed<1>>() == 1);
  CHECK(Result<>{0.25, {}}.loss == 0.25);
  CHECK(Result<Accuracy, MeanAbsoluteError>{}.metric<Accuracy>() == 0);
}

TEST_CASE("a history has a value an epoch; what is of the validation is empty without one") {
  History<Fixed<1>, Fixed<2>> history;
  history.reserve(2, false);
  history.add({0.5, {Fixed<1>{1}, Fixed<2>{10}}});
  history.add({0.25, {Fixed<1>{2}, Fixed<2>{20}}});
  CHECK(history.loss == Numbers{0.5, 0.25});
  CHECK(history.metric<Fixed<1>>() == Numbers{1, 2});
  CHECK(history.metric<Fixed<2>>() == Numbers{10, 20});
  CHECK(history.val_loss.empty());
  CHECK(history.val_metric<Fixed<1>>().empty());

  history.add_validation({0.75, {Fixed<1>{3}, Fixed<2>{30}}});
  CHECK(history.val_loss == Numbers{0.75});
  CHECK(history.val_metric<Fixed<1>>() == Numbers{3});
  CHECK(history.val_metric<Fixed<2>>() == Numbers{30});
  CHECK(history.loss.size() == 2);
}

TEST_CASE("room for all epochs is made at once") {
  History<Fixed<1>> history;
  history.reserve(5, true);
  CHECK(history.loss.capacity() >= 5);
  CHECK(history.val_loss.capacity() >= 5);
  CHECK(history.metric<Fixed<1>>().capacity() >= 5);
  CHECK(history.val_metric<Fixed<1>>().capacity() >= 5);
}

TEST_CASE("one writes History without its metrics") {
  const auto fit = [] { return History<Fixed<1>>(); };
  const History history = fit();
  CHECK(history.loss.empty());
}

TEST_CASE("each list by its name, to read and to write") {
  History<Accuracy, MeanAbsoluteError> history;
  history.add({0.5, {}});
  std::vector<std::string> names;
  std::as_const(history).for_each([&](const std::string& name, const std::vector<double>& values) {
    names.push_back(name);
    CHECK(values.size() == (name.starts_with("val_") ? 0u : 1u));
  });
  CHECK(names == std::vector<std::string>{"loss", "accuracy", "mean_absolute_error", "val_loss", "val_accuracy",
                                          "val_mean_absolute_error"});
  history.for_each([](const std::string& name, Numbers& values) { values = {static_cast<double>(name.size())}; });
  CHECK(history.loss == Numbers{4});
  CHECK(history.val_loss == Numbers{8});
  CHECK(history.metric<Accuracy>() == Numbers{8});
  CHECK(history.val_metric<MeanAbsoluteError>() == Numbers{23});
}

TEST_CASE("a metric's name") {
  CHECK(std::string(metric_name<MeanAbsoluteError>) == "mean_absolute_error");
  CHECK(std::string(val_metric_name<Accuracy>) == "val_accuracy");
}
