// SPDX-License-Identifier: MIT
#include <dovetail/storage/model_checkpoint.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>

#include <data/files.hpp>
#include <training/line.hpp>

using namespace line_data;

namespace {

/// The share of outputs above 0, of which no name tells whether more is better.
class Positive {
 public:
  void update(auto y, auto) {
    for (std::size_t i = 0; i < y.size(); ++i) above_ += y.data()[i] > 0;
    seen_ += y.size();
  }
  double value() const { return static_cast<double>(above_) / static_cast<double>(seen_); }

 private:
  std::size_t above_ = 0, seen_ = 0;
};
auto line() { return compile<Line>(Adam{.learning_rate = 0.1}, MeanSquaredError{}, MeanAbsoluteError{}, Positive{}); }
using LineModel = decltype(line());

FitOptions options(int epochs) { return {.epochs = epochs, .batch_size = 4, .verbose = 0, .validation_split = 0.25}; }

Names names_in(const files::Folder& folder) {
  Names names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

/// Calls a checkpoint with a history of its own, of which all that is not given is 0, epoch by epoch; tells the epochs
/// after which a file was written.
std::vector<int> written(const files::Folder& folder, const ModelCheckpoint& checkpoint,
                         const std::map<std::string, std::vector<double>>& lists, int from = 0) {
  auto model = line();
  const std::size_t count = lists.begin()->second.size();
  const FitOptions asked = options(static_cast<int>(count));
  LineModel::History history;
  FitContext<LineModel> fit(model, asked, history, 9, 3, 3);
  checkpoint.on_train_begin(fit);
  std::vector<int> epochs;
  for (std::size_t epoch = 0; epoch < count; ++epoch) {
    history.for_each([&](const std::string& name, std::vector<double>& list) {
      list.push_back(lists.contains(name) ? lists.at(name)[epoch] : 0);
    });
    fit.epoch = static_cast<int>(epoch);
    if (fit.epoch < from) continue;
    const std::string file = folder.file(std::to_string(epoch + 1));
    checkpoint.on_epoch_end(fit);
    if (std::filesystem::exists(file)) epochs.push_back(fit.epoch + 1);
  }
  return epochs;
}
using Epochs = std::vector<int>;

}  // namespace

TEST_CASE("a file an epoch, with the model as it is then") {
  const files::Folder folder;
  const Data data(12);
  auto model = line(), second = line(), loaded = line();
  model.fit(data.x, data.y, options(3), ModelCheckpoint{.path = folder.file("a-{epoch}.safetensors")});
  CHECK(names_in(folder) == Names{"a-1.safetensors", "a-2.safetensors", "a-3.safetensors"});
  second.fit(data.x, data.y, options(2));
  load(loaded, folder.file("a-2.safetensors"));
  CHECK(save(loaded) == save(second));
  load(loaded, folder.file("a-3.safetensors"));
  CHECK(save(loaded) == save(model));
}

TEST_CASE("texts travel with each file, and a link to the only one stays") {
  const files::Folder folder;
  const Data data(12);
  auto model = line();
  std::filesystem::create_directory(folder.path / "far");
  std::filesystem::create_symlink("far/away", folder.path / "link");
  model.fit(data.x, data.y, options(2), ModelCheckpoint{.path = folder.file("link"), .metadata = {{"unit", "mm"}}},
            ModelCheckpoint{.path = folder.file("w"), .save_weights_only = true, .metadata = {{"unit", "m"}}});
  CHECK(metadata(folder.file("link")).at("unit") == "mm");
  CHECK(metadata(folder.file("w")).at("unit") == "m");
  CHECK(std::filesystem::is_symlink(folder.path / "link"));
  CHECK(std::filesystem::is_regular_file(folder.path / "far/away"));
}

TEST_CASE("one file without {epoch}, a name with several, the weights alone") {
  const files::Folder folder;
  const Data data(12);
  auto model = line(), loaded = line();
  std::filesystem::create_directory(folder.file("2"));
  model.fit(data.x, data.y, options(2), ModelCheckpoint{.path = folder.file("last"), .save_weights_only = true},
            ModelCheckpoint{.path = folder.file("2/{epoch}-{epoch}")});
  CHECK(names_in(folder) == Names{"2", "last"});
  CHECK(std::filesystem::exists(folder.file("2/2-2")));
  CHECK(save(load<Line>(folder.file("last"))) == save(model.network()));
  CHECK_THROWS_AS(load(loaded, folder.file("last")), FormatError);
}

TEST_CASE("every N epochs, and the last K files") {
  const files::Folder folder;
  const Data data(12);
  auto model = line();
  model.fit(data.x, data.y, options(11), ModelCheckpoint{.path = folder.file("{epoch}"), .every = 2, .keep = 3});
  CHECK(names_in(folder) == Names{"10", "6", "8"});
}

TEST_CASE("the best alone") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values{nan, 3, 4, 2, 2, 1.5, 9, -1};
  const auto epochs = [&](ModelCheckpoint checkpoint, const std::string& list, int from = 0) {
    const files::Folder folder;
    checkpoint.path = folder.file("{epoch}");
    checkpoint.save_best_only = true;
    return written(folder, checkpoint, {{list, values}}, from);
  };
  CHECK(epochs({.path = ""}, "val_loss") == Epochs{2, 4, 6, 8});
  CHECK(epochs({.path = "", .mode = Mode::max}, "val_loss") == Epochs{2, 3, 7});
  CHECK(epochs({.path = "", .monitor = "loss"}, "loss") == Epochs{2, 4, 6, 8});
  CHECK(epochs({.path = "", .monitor = metric_name<MeanAbsoluteError>}, "mean_absolute_error") == Epochs{2, 4, 6, 8});
  CHECK(epochs({.path = "", .monitor = val_metric_name<Positive>, .mode = Mode::max}, val_metric_name<Positive>) ==
        Epochs{2, 3, 7});
  CHECK(epochs({.path = "", .every = 3}, "val_loss") == Epochs{3, 6});
  CHECK(epochs({.path = "", .every = 4}, "val_loss") == Epochs{4, 8});
  CHECK(epochs({.path = ""}, "val_loss", 4) == Epochs{6, 8});  // what an earlier run of the fit had counts
}

TEST_CASE("an epoch that broke down is never the best, whatever is monitored") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  const std::string positive = metric_name<Positive>;
  for (const std::string loss : {"loss", "val_loss"}) {
    const files::Folder folder;
    const ModelCheckpoint checkpoint{
        .path = folder.file("{epoch}"), .monitor = positive, .mode = Mode::max, .save_best_only = true};
    CHECK(written(folder, checkpoint, {{positive, {1, 2, 3, 4, 5}}, {loss, {0, nan, 0, infinity, 0}}}) ==
          Epochs{1, 3, 5});
  }
}

TEST_CASE("the best of the last, and an older file is deleted after a newer one is written") {
  const files::Folder folder;
  const ModelCheckpoint checkpoint{.path = folder.file("{epoch}"), .save_best_only = true, .keep = 2};
  CHECK(written(folder, checkpoint, {{"val_loss", {5, 6, 4, 3, 7}}}) == Epochs{1, 3, 4});
  CHECK(names_in(folder) == Names{"3", "4"});

  // Where the new one cannot be written, the older ones stay.
  std::filesystem::create_directory(folder.file("5"));
  std::ofstream(folder.file("5/full")) << "x";
  CHECK_THROWS_AS(written(folder, checkpoint, {{"val_loss", {5, 6, 4, 3, 2}}}, 4), FormatError);
  CHECK(names_in(folder) == Names{"3", "4", "5"});
}

TEST_CASE("accuracy is better where it is larger") {
  const files::Folder folder;
  Tensor<float, 6, 2> x{{1, 0}, {0, 1}, {1, 0}, {0, 1}, {1, 0}, {0, 1}};
  const Tensor<std::int32_t, 6> y{0, 1, 0, 1, 0, 1};
  auto model =
      compile<Sequential<Dense<2, 2>, Softmax>>(SGD{.learning_rate = 1}, SparseCategoricalCrossentropy{}, Accuracy{});
  auto& kernel = model.network().layer<0>().kernel;
  kernel = Tensor<float, 2, 2>{{-1, 1}, {1, -1}};  // all wrong; training makes all right
  const auto history = model.fit(
      x, y, {.epochs = 9, .verbose = 0}, {x, y},
      ModelCheckpoint{.path = folder.file("{epoch}"), .monitor = val_metric_name<Accuracy>, .save_best_only = true});
  const auto& accuracy = history.val_metric<Accuracy>();
  REQUIRE(accuracy.front() < 1);
  REQUIRE(accuracy.back() == 1);
  const auto best = std::ranges::find(accuracy, 1.0) - accuracy.begin() + 1;
  const Names names = names_in(folder);
  CHECK(std::ranges::count(names, std::to_string(best)) == 1);
  CHECK(std::ranges::count(names, "9") == 0);
}

TEST_CASE("what cannot work is told before the first epoch") {
  const files::Folder folder;
  const Data data(12);
  auto model = line();
  const auto refused = [&](const ModelCheckpoint& checkpoint, const std::string& sentence, auto error,
                           double split = 0.25) {
    FitOptions asked = options(1);
    asked.validation_split = split;
    CHECK_THROWS_WITH_AS(model.fit(data.x, data.y, asked, checkpoint), sentence.c_str(), decltype(error));
    CHECK(model.epochs() == 0);
  };
  const std::string path = folder.file("a"), each = folder.file("{epoch}");
  refused({.path = path, .every = 0}, "every: expected at least 1, found 0", OptionError(""));
  refused({.path = each, .keep = -1}, "keep: expected at least 0, found -1", OptionError(""));
  refused({.path = "a", .keep = 2}, "path: expected {epoch} in it, to keep 2 files, found a", OptionError(""));
  refused({.path = "{val_loss}"}, "path: expected no braces but {epoch}, found {val_loss}", OptionError(""));
  refused({.path = path, .save_best_only = true},
          "monitor: expected one of loss, mean_absolute_error, " + std::string(metric_name<Positive>) +
              ", found val_loss, which a fit with validation has",
          OptionError(""), 0);
  refused({.path = path, .monitor = "accuracy", .save_best_only = true},
          "monitor: expected one of loss, mean_absolute_error, " + std::string(metric_name<Positive>) +
              ", val_loss, val_mean_absolute_error, " + val_metric_name<Positive> + ", found accuracy",
          OptionError(""));
  refused({.path = path, .monitor = metric_name<Positive>, .save_best_only = true},
          "mode: expected Mode::min or Mode::max for " + std::string(metric_name<Positive>) + ", found Mode::automatic",
          OptionError(""));
  const std::string nowhere = folder.file("none/a"), here = folder.path.string();
  const auto not_written = [&](const std::string& where, const std::string& why) {
    refused({.path = where}, where + ": expected a file that can be written, found " + why, FormatError(""));
  };
  not_written(nowhere, "no folder " + folder.file("none/") + " (No such file or directory)");
  not_written(here, "a folder (Is a directory)");
  not_written("", "an empty path (No such file or directory)");
  refused(
      {.path = path, .metadata = {{"dovetail.mine", ""}}},
      "metadata: expected names that do not begin with \"dovetail.\", as the library's own do, found \"dovetail.mine\"",
      ValueError(""));
  CHECK(names_in(folder).empty());
  model.fit(data.x, data.y, {.verbose = 0}, ModelCheckpoint{.path = path, .monitor = "nothing"});  // not asked
}
