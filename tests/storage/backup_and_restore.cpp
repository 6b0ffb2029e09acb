// SPDX-License-Identifier: MIT
#include <dovetail/storage/backup_and_restore.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <stdexcept>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/model_checkpoint.hpp>
#include <storage/three_classes.hpp>

using namespace dovetail;
using three_classes::Data, three_classes::options, three_classes::X, three_classes::Y;

namespace {

using A = Sequential<Input<4>, Dense<8>, BatchNormalization, ReLU, Dropout<0.3>, Dense<3>, Softmax>;
auto fresh(std::uint64_t seed = 1) {
  return compile(Network<A>(Seed{seed}), Adam{}, SparseCategoricalCrossentropy{}, Accuracy{});
}

/// Ends a fit as a crash would, after that many steps.
struct Crash : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct CrashAfter {
  int steps;
  void on_train_batch_end(auto&) {
    if (--steps == 0) throw Crash("crash");
  }
};

/// A value that no text of six digits holds, and others that are no numbers.
struct Odd {
  int seen = 0;
  void update(auto, auto) { ++seen; }
  double value() const {
    if (seen == 1) return std::numeric_limits<double>::quiet_NaN();
    return seen == 2 ? -0.0 : std::numeric_limits<double>::denorm_min() * seen;
  }
};

void check_same(const auto& history, const auto& expected) {
  CHECK(history.loss == expected.loss);
  CHECK(history.val_loss == expected.val_loss);
  CHECK(history.template metric<Accuracy>() == expected.template metric<Accuracy>());
  CHECK(history.template val_metric<Accuracy>() == expected.template val_metric<Accuracy>());
}
bool exists(const std::string& path) { return std::filesystem::exists(path); }

}  // namespace

TEST_CASE("a fit that crashed goes on, and ends as one that did not, bit for bit") {
  const Data data;
  auto whole = fresh();
  const auto expected = whole.fit(data.x, data.y, options(4));
  for (const int steps : {1, 3, 4, 5, 7, 8, 13, 15}) {  // four an epoch
    CAPTURE(steps);
    const files::Folder folder;
    const std::string path = folder.file("a");
    auto crashed = fresh(), next = fresh();
    CHECK_THROWS_AS(crashed.fit(data.x, data.y, options(4), CrashAfter{steps}, BackupAndRestore{path}), Crash);
    CHECK(exists(path) == (steps > 4));
    int left = 0;
    const auto history = next.fit(data.x, data.y, options(4), CrashAfter{left}, BackupAndRestore{path});
    check_same(history, expected);
    CHECK(save(next) == save(whole));
    CHECK(!exists(path));
    CHECK(std::filesystem::is_empty(folder.path));
  }
}

TEST_CASE("every epoch may crash, and a model may have been trained before") {
  const Data data;
  const files::Folder folder;
  auto whole = fresh();
  whole.fit(data.x, data.y, options(2));
  const auto start = save(whole);
  const auto expected = whole.fit(data.x, data.y, options(3));
  for (int i = 0; i < 2; ++i) {  // then one epoch is left, of four steps
    auto crashed = fresh();
    load(crashed, start);
    CHECK_THROWS_AS(crashed.fit(data.x, data.y, options(3), CrashAfter{6}, BackupAndRestore{folder.file("a")}), Crash);
  }
  auto next = fresh();
  load(next, start);
  check_same(next.fit(data.x, data.y, options(3), BackupAndRestore{folder.file("a")}), expected);
  CHECK(save(next) == save(whole));
}

TEST_CASE("without validation, shuffle and metrics") {
  const Data data;
  const files::Folder folder;
  const FitOptions asked{.epochs = 3, .verbose = 0, .shuffle = false};
  auto whole = compile<A>(SGD{}, SparseCategoricalCrossentropy{}), crashed = whole, next = whole;
  const auto expected = whole.fit(data.x, data.y, asked);
  CHECK_THROWS_AS(crashed.fit(data.x, data.y, asked, CrashAfter{5}, BackupAndRestore{folder.file("a")}), Crash);
  const auto history = next.fit(data.x, data.y, asked, BackupAndRestore{folder.file("a")});
  CHECK(history.loss == expected.loss);
  CHECK(history.val_loss.empty());
  CHECK(save(next) == save(whole));
}

TEST_CASE("the file is one of the model, and stays if it is asked to") {
  const Data data;
  const files::Folder folder;
  const BackupAndRestore backup{.path = folder.file("a"), .delete_checkpoint = false};
  auto model = fresh(), loaded = fresh(2), again = fresh(), longer = fresh(), whole = fresh();
  const auto first = model.fit(data.x, data.y, options(2), BackupAndRestore(backup));
  load(loaded, folder.file("a"));
  CHECK(save(loaded) == save(model));
  check_same(again.fit(data.x, data.y, options(2), BackupAndRestore(backup)), first);  // and trains nothing
  CHECK(save(again) == save(model));
  const auto history = longer.fit(data.x, data.y, options(5), BackupAndRestore(backup));  // goes on
  check_same(history, whole.fit(data.x, data.y, options(5)));
  CHECK(save(longer) == save(whole));
}

TEST_CASE("the file of another fit is refused, and nothing is changed") {
  const Data data;
  const files::Folder folder;
  const std::string path = folder.file("a");
  auto model = fresh();
  model.fit(data.x, data.y, options(3), BackupAndRestore{.path = path, .delete_checkpoint = false});
  const auto refused = [&](auto other, const FitOptions& asked, const std::string& why, std::size_t rows = 70) {
    const auto before = save(other);
    const View<const float, dynamic, 4> x(data.x.data(), rows);
    const View<const std::int32_t, dynamic> y(data.y.data(), rows);
    CHECK_THROWS_WITH_AS(other.fit(x, y, asked, BackupAndRestore{path}), (path + " does not fit:\n  " + why).c_str(),
                         FormatError);
    CHECK(save(other) == before);
    CHECK(exists(path));
  };
  FitOptions asked = options(3);
  asked.batch_size = 8;
  asked.seed = Seed{10};
  asked.shuffle = false;
  refused(fresh(), asked,
          "fit.batch_size is \"16\" in the file, expected 8\n  fit.seed is \"9\" in the file, expected 10\n  "
          "fit.shuffle is \"1\" in the file, expected 0");
  refused(fresh(), options(3),
          "fit.samples is \"63\" in the file, expected 54\n  fit.val_samples is \"7\" in the file, expected 6", 60);
  refused(fresh(), options(2), "epochs is \"3\" in the file, expected 0 to 2");
  refused(fresh(2), options(3), "the fit in the file started from other weights");
  refused(model, options(3),
          "fit.start is \"0\" in the file, expected 3\n  the fit in the file started from other weights");
  refused(compile<A>(SGD{}, SparseCategoricalCrossentropy{}, Accuracy{}), options(3),
          "the optimizer is Adam in the file, expected SGD");
  refused(compile(Network<A>(Seed{1}), Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}), options(1),
          "epochs is \"3\" in the file, expected 0 to 1");
  using Other = Sequential<Input<4>, Dense<8>, BatchNormalization, Tanh, Dropout<0.3>, Dense<3>, Softmax>;
  refused(compile<Other>(Adam{}, SparseCategoricalCrossentropy{}, Accuracy{}), options(3),
          "layer 2 is ReLU in the file, expected Tanh");

  // Other metrics: what is missing is told.
  auto no_such = compile(Network<A>(Seed{1}), Adam{}, SparseCategoricalCrossentropy{}, Odd{});
  CHECK_THROWS_AS(no_such.fit(data.x, data.y, options(3), BackupAndRestore{path}), FormatError);
}

TEST_CASE("a file that is no backup, or cut short, is refused") {
  const Data data;
  const files::Folder folder;
  const std::string path = folder.file("a");
  auto model = fresh();
  save(model, path);
  const auto message = [&] {
    try {
      model.fit(data.x, data.y, options(1), BackupAndRestore{path});
    } catch (const FormatError& error) {
      return std::string(error.what());
    }
    return std::string("nothing");
  };
  CHECK(message().find("fit.seed is \"\" in the file, expected 9") != std::string::npos);
  model.fit(data.x, data.y, options(1), BackupAndRestore{.path = folder.file("b"), .delete_checkpoint = false});
  const auto whole = folder.read("b");
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    auto cut = whole;
    cut.resize(size);
    folder.write("a", cut);
    CHECK(message() != "nothing");
  }
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CHECK(message() == path + ": expected a file that can be written, found a folder (Is a directory)");
  std::filesystem::remove(path);
  CHECK_THROWS_WITH_AS(model.fit(data.x, data.y, options(1), BackupAndRestore{folder.file("none/a")}),
                       (folder.file("none/a") + ": expected a file that can be written, found no folder " +
                        folder.file("none/") + " (No such file or directory)")
                           .c_str(),
                       FormatError);
  CHECK(model.epochs() == 1);
}

TEST_CASE("a backup behind a link, which stays, is found and deleted there") {
  const Data data;
  const files::Folder folder;
  std::filesystem::create_directory(folder.path / "far");
  std::filesystem::create_symlink("far/away", folder.path / "link");
  const std::string path = folder.file("link");
  auto model = fresh(), second = fresh();
  CHECK_THROWS_AS(model.fit(data.x, data.y, options(3), BackupAndRestore{path}, CrashAfter{6}), Crash);
  CHECK(exists(folder.file("far/away")));
  model = fresh();
  model.fit(data.x, data.y, options(3), BackupAndRestore{path});
  second.fit(data.x, data.y, options(3));
  CHECK(save(model) == save(second));
  CHECK(!exists(folder.file("far/away")));
  CHECK(std::filesystem::is_symlink(path));
  const std::string pipe = folder.pipe("pipe");
  CHECK_THROWS_WITH_AS(model.fit(data.x, data.y, options(3), BackupAndRestore{pipe}),
                       (pipe + ": expected a file that can be read, found a pipe").c_str(), FormatError);
}

TEST_CASE("what a write left that was killed goes") {
  const Data data;
  const files::Folder folder;
  for (const char* name : {"a.tmp0", "a.tmp1", "b.tmp0"}) folder.write(name, {1, 2});
  auto model = fresh();
  model.fit(data.x, data.y, options(1), BackupAndRestore{folder.file("a")});
  CHECK(!exists(folder.file("a.tmp0")));
  CHECK(!exists(folder.file("a.tmp1")));
  CHECK(exists(folder.file("b.tmp0")));
}

namespace {
/// Has seen enough after two epochs.
struct Enough {
  void on_epoch_end(auto& fit) const { fit.stop_training = fit.epoch == 1; }
};
/// Crashes between the last epoch and on_train_end of the callback after it.
struct CrashAtEnd {
  void on_train_end(auto&) const { throw Crash("crash"); }
};
}  // namespace

TEST_CASE("a fit that was told to stop stays stopped") {
  const Data data;
  const files::Folder folder;
  auto whole = fresh(), crashed = fresh(), next = fresh();
  whole.fit(data.x, data.y, options(2));
  CHECK_THROWS_AS(crashed.fit(data.x, data.y, options(5), Enough{}, CrashAtEnd{}, BackupAndRestore{folder.file("a")}),
                  Crash);
  const auto history = next.fit(data.x, data.y, options(5), Enough{}, BackupAndRestore{folder.file("a")});
  CHECK(history.loss.size() == 2);
  CHECK(save(next) == save(whole));
}

TEST_CASE("a history comes back bit for bit") {
  const Data data;
  const files::Folder folder;
  auto model = compile<A>(Adam{}, SparseCategoricalCrossentropy{}, Odd{}), again = model;
  FitOptions asked = options(2);
  asked.batch_size = 32;  // two batches, one of the validation
  const BackupAndRestore backup{.path = folder.file("a"), .delete_checkpoint = false};
  const auto one = model.fit(data.x, data.y, asked, BackupAndRestore(backup));
  const auto two = again.fit(data.x, data.y, asked, BackupAndRestore(backup));
  const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
  };
  CHECK(same(one.metric<Odd>(), two.metric<Odd>()));
  CHECK(same(one.val_metric<Odd>(), two.val_metric<Odd>()));
  CHECK(std::signbit(two.metric<Odd>()[1]));
  CHECK(std::isnan(two.val_metric<Odd>()[0]));
}

TEST_CASE("checkpoints of the best go on too") {
  const Data data;
  const files::Folder whole_folder, folder;
  const auto best_in = [](const files::Folder& in) {
    return ModelCheckpoint{.path = in.file("{epoch}"), .monitor = "val_loss", .save_best_only = true, .keep = 2};
  };
  auto whole = fresh(), crashed = fresh(), next = fresh();
  whole.fit(data.x, data.y, options(8), best_in(whole_folder));
  CHECK_THROWS_AS(
      crashed.fit(data.x, data.y, options(8), CrashAfter{18}, best_in(folder), BackupAndRestore{folder.file("a")}),
      Crash);
  next.fit(data.x, data.y, options(8), best_in(folder), BackupAndRestore{folder.file("a")});
  for (int epoch = 1; epoch <= 8; ++epoch)
    CHECK(whole_folder.read(std::to_string(epoch)) == folder.read(std::to_string(epoch)));
}
