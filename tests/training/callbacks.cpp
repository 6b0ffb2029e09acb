// SPDX-License-Identifier: MIT
#include <dovetail/training/callbacks.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <stdexcept>
#include <string>
#include <vector>

#include <training/line.hpp>

using namespace line_data;

namespace {

auto line() { return compile<Line>(SGD{.learning_rate = 0.1}, MeanSquaredError{}, MeanAbsoluteError{}); }

/// Writes down what is called, and when.
struct All {
  Names* names;
  std::string own{};
  void note(const char* name, const auto& fit, bool with_step) const {
    std::string text = own + name + " " + std::to_string(fit.epoch);
    if (with_step) text.append(".").append(std::to_string(fit.step));
    names->push_back(text);
  }
  void on_train_begin(auto& fit) const { note("train_begin", fit, false); }
  void on_train_end(auto& fit) const { note("train_end", fit, false); }
  void on_epoch_begin(auto& fit) const { note("epoch_begin", fit, false); }
  void on_epoch_end(auto& fit) const { note("epoch_end", fit, false); }
  void on_train_batch_begin(auto& fit) const { note("batch_begin", fit, true); }
  void on_train_batch_end(auto& fit) const { note("batch_end", fit, true); }
};
template <class Run>
struct EpochEnd {
  Run run;
  void on_epoch_end(auto& fit) { run(fit); }
};
template <class Run>
struct TrainBegin {
  Run run;
  void on_train_begin(auto& fit) { run(fit); }
};
template <class Run>
struct BatchEnd {
  Run run;
  void on_train_batch_end(auto& fit) { run(fit); }
};
template <class Run>
EpochEnd(Run) -> EpochEnd<Run>;
template <class Run>
TrainBegin(Run) -> TrainBegin<Run>;
template <class Run>
BatchEnd(Run) -> BatchEnd<Run>;

/// A hook that is no template.
struct Plain {
  int* count;
  void on_epoch_end(FitContext<decltype(line())>& fit) const { *count += fit.epochs; }
};
struct Final final {
  int* count;
  void on_epoch_end(const auto&) const { ++*count; }
};

}  // namespace

TEST_CASE("hooks are called in Keras's order") {
  const Data data(7);
  auto model = line();
  Names names;
  const All all{&names};  // const, since its hooks are
  model.fit(data.x, data.y, {.epochs = 2, .batch_size = 4, .verbose = 0}, all);
  CHECK(names == Names{"train_begin 0", "epoch_begin 0", "batch_begin 0.0", "batch_end 0.0", "batch_begin 0.1",
                       "batch_end 0.1", "epoch_end 0", "epoch_begin 1", "batch_begin 1.0", "batch_end 1.0",
                       "batch_begin 1.1", "batch_end 1.1", "epoch_end 1", "train_end 1"});
}

TEST_CASE("several callbacks, by reference and as temporaries, are called one after the other") {
  const Data data(4);
  auto model = line();
  Names names;
  int count = 0, ends = 0;
  All first{&names, "first "};
  const auto history = model.fit(data.x, data.y, {.verbose = 0}, {data.x, data.y}, first, All{&names, "second "},
                                 Plain{&count}, Final{&ends});
  CHECK(names == Names{"first train_begin 0", "second train_begin 0", "first epoch_begin 0", "second epoch_begin 0",
                       "first batch_begin 0.0", "second batch_begin 0.0", "first batch_end 0.0", "second batch_end 0.0",
                       "first epoch_end 0", "second epoch_end 0", "first train_end 0", "second train_end 0"});
  CHECK(history.val_loss.size() == 1);
  CHECK(count == 1);
  CHECK(ends == 1);
}

TEST_CASE("what callbacks see") {
  const Data data(10);
  auto model = line();
  model.fit(data.x, data.y, {.epochs = 3, .verbose = 0});
  const FitOptions options{.epochs = 2, .batch_size = 4, .verbose = 0, .validation_split = 0.2, .seed = Seed{4}};
  std::vector<double> losses;
  std::size_t epochs_seen = 0;
  const TrainBegin begin{[&](auto& fit) {
    CHECK(&fit.model == &model);
    CHECK(fit.samples == 8);
    CHECK(fit.val_samples == 2);
    CHECK(fit.steps == 2);
    CHECK(fit.epochs == 2);
    CHECK(fit.options.seed.value == 4);
    CHECK(fit.history.loss.empty());
  }};
  const BatchEnd batch{[&](auto& fit) {
    CHECK(fit.history.loss.size() == static_cast<std::size_t>(fit.epoch));
    losses.push_back(fit.loss);
  }};
  const EpochEnd end{[&](auto& fit) {
    ++epochs_seen;
    CHECK(fit.model.epochs() == 3 + epochs_seen);
    CHECK(fit.history.loss.size() == epochs_seen);
    CHECK(fit.history.val_loss.back() == fit.model
                                             .evaluate(View<const float, dynamic, 2>(data.x.data() + 16, 2),
                                                       View<const float, dynamic>(data.y.data() + 8, 2))
                                             .loss);
    CHECK(fit.history.template metric<MeanAbsoluteError>().size() == epochs_seen);
  }};
  auto with_begin = begin;
  auto with_batch = batch;
  auto with_end = end;
  const auto history = model.fit(data.x, data.y, options, with_begin, with_batch, with_end);
  CHECK(epochs_seen == 2);
  REQUIRE(losses.size() == 4);
  CHECK(losses[1] == history.loss[0]);  // the last step's is the epoch's
  CHECK(losses[3] == history.loss[1]);
  CHECK(losses[0] != losses[1]);
}

TEST_CASE("callbacks that only look change nothing") {
  const Data data(20);
  auto plain = line(), watched = line();
  Names names;
  const auto options = FitOptions{.epochs = 4, .batch_size = 8, .verbose = 0};
  const auto expected = plain.fit(data.x, data.y, options);
  const auto history = watched.fit(data.x, data.y, options, All{&names});
  CHECK(history.loss == expected.loss);
  CHECK(watched.network().layer<0>().kernel == plain.network().layer<0>().kernel);
}

TEST_CASE("stop_training ends the fit after its epoch") {
  const Data data(6);
  auto model = line();
  Names names;
  const auto history = model.fit(data.x, data.y, {.epochs = 9, .batch_size = 3, .verbose = 0},
                                 EpochEnd{[](auto& fit) { fit.stop_training = fit.epoch == 2; }}, All{&names});
  CHECK(history.loss.size() == 3);
  CHECK(model.epochs() == 3);
  CHECK(names.back() == "train_end 2");

  // Within an epoch, that epoch is trained to its end; before the first one, none is trained.
  CHECK(model
            .fit(data.x, data.y, {.epochs = 9, .batch_size = 3, .verbose = 0},
                 BatchEnd{[](auto& fit) { fit.stop_training = true; }})
            .loss.size() == 1);
  names.clear();
  CHECK(model
            .fit(data.x, data.y, {.epochs = 9, .verbose = 0}, TrainBegin{[](auto& fit) { fit.stop_training = true; }},
                 All{&names})
            .loss.empty());
  CHECK(names == Names{"train_begin 0", "train_end 0"});
  CHECK(model.epochs() == 4);
  CHECK(model.fit(data.x, data.y, {.epochs = 2, .verbose = 0}).loss.size() == 2);  // of that fit alone
}

TEST_CASE("a fit goes on behind what an earlier run of it did") {
  const Data data(16);
  const FitOptions whole_fit{.epochs = 5, .batch_size = 4, .verbose = 0, .validation_split = 0.25};
  FitOptions first_part = whole_fit;
  first_part.epochs = 2;
  auto whole = line(), interrupted = line();
  const auto expected = whole.fit(data.x, data.y, whole_fit);
  const auto past = interrupted.fit(data.x, data.y, first_part);
  std::vector<int> epochs;
  const auto history = interrupted.fit(data.x, data.y, whole_fit, TrainBegin{[&](auto& fit) { fit.resume(past); }},
                                       EpochEnd{[&](auto& fit) { epochs.push_back(fit.epoch); }});
  CHECK(epochs == std::vector{2, 3, 4});
  CHECK(history.loss == expected.loss);
  CHECK(history.val_metric<MeanAbsoluteError>() == expected.val_metric<MeanAbsoluteError>());
  CHECK(interrupted.network().layer<0>().kernel == whole.network().layer<0>().kernel);
}

TEST_CASE("callbacks are not called before the arguments are found right, and what they throw ends fit") {
  const Data data(8);
  auto model = line();
  Names names;
  CHECK_THROWS_AS(model.fit(data.x, data.y, {.epochs = 0}, All{&names}), OptionError);
  CHECK_THROWS_AS(model.fit(data.x, Data(7).y, {.verbose = 0}, All{&names}), ShapeError);
  CHECK(names.empty());
  const auto throws = [](auto& fit) {
    if (fit.epoch == 1) throw std::runtime_error("enough");
  };
  CHECK_THROWS_AS(model.fit(data.x, data.y, {.epochs = 3, .verbose = 0}, EpochEnd{throws}), std::runtime_error);
  CHECK(model.epochs() == 2);
}

// What is taken: fit always has an answer, and what it is told by its type. Data that does not fit is told first.
namespace {
struct Silent {};
using LineModel = decltype(line());
using Begin = detail::training::hooks::on_train_begin;
struct WithBase : All {};
struct Overloaded {
  void on_train_begin(int);
  void on_train_begin(int, int);
};
struct Hidden {
 private:
  void on_train_begin(auto&) {}
};
template <class C>
inline constexpr bool in = Begin::is_in<C, FitContext<LineModel>>;
template <class C>
inline constexpr bool takes = Begin::takes<C, FitContext<LineModel>>;
}  // namespace
static_assert(in<All> && takes<All> && takes<const All> && in<WithBase> && takes<WithBase>);
static_assert(in<Overloaded> && !takes<Overloaded> && in<Hidden> && !takes<Hidden> && in<const Hidden>);
static_assert(!in<Silent> && !in<int> && !in<int*> && !in<Final> && !in<void (*)()> && !in<Plain>);
static_assert(detail::training::hooks::on_epoch_end::is_in<Final, FitContext<LineModel>> &&
              detail::training::hooks::on_epoch_end::takes<Final, FitContext<LineModel>>);
static_assert(requires(LineModel& model, X x, Y y, All all, LineModel::Validation validation) {
  { model.fit(x, y, {}, all) } -> std::same_as<LineModel::History>;
  { model.fit(x, y, {}, {x, y}, all, all) } -> std::same_as<LineModel::History>;
  { model.fit(x, y, {}, validation) } -> std::same_as<LineModel::History>;
  { model.fit(x, y, {}, validation, all) } -> std::same_as<LineModel::History>;
  { model.fit(y, y, {}, all) } -> std::same_as<detail::refused<LineModel::History>>;
});
