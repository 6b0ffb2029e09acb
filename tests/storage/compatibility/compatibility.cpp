// SPDX-License-Identifier: MIT
// Files of earlier versions: whatever the library's names become, they are read. Where one of these tests fails, it is
// the library that needs a mapping from the old spelling to the new one; the files are never written again.
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>

#include <data/files.hpp>
#include <dovetail/data/npz.hpp>
#include <storage/compatibility/networks.hpp>

// Headers that freeze() wrote, with a static_assert in each but the large one.
#include <storage/compatibility/0.1.0/frozen.inc>
#include <storage/compatibility/0.1.0/frozen_double.inc>
#include <storage/compatibility/0.1.0/frozen_large.inc>

using namespace compatibility;

namespace {

/// Sums in another order and contracted products were seen to differ by 6e-8 in float and 2e-16 in double, after more
/// training too; all that is compared is of a size around 1.
template <class T>
constexpr double rounding = sizeof(T) == 4 ? 1e-5 : 1e-13;

std::string file(const std::string& name) { return DOVETAIL_COMPATIBILITY_FILES "/" + name; }

/// Compares with what was found when the files were written.
template <class X>
void check_answers(const X& found, const std::string& name) {
  using T = typename X::value_type;
  const Array<T> expected = read_npz<T>(file("answers.npz"), name);
  REQUIRE(found.size() == expected.values.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CAPTURE(name);
    CAPTURE(i);
    CHECK(std::abs(double(found.data()[i]) - double(expected.values(i))) <= rounding<T>);
  }
}
template <class A, class T>
void check_network(const Network<A, T>& network, const std::string& name) {
  check_answers(network.predict(samples<A, T>(20)), name);
}

/// The header and the elements of a safetensors file, but for the version, what 0.1.0 did not write of optimizers, and
/// what fills the header up.
std::string without_version(std::string bytes) {
  std::size_t size = 0;
  for (std::size_t i = 8; i-- > 0;) size = size << 8 | static_cast<unsigned char>(bytes[i]);
  std::string header = bytes.substr(8, size);
  header.erase(header.find_last_not_of(' ') + 1);
  const auto erase = [&](const std::string& name) {
    const std::size_t at = header.find('"' + name + "\":\"");
    if (at == header.npos) return;
    const std::size_t end = header.find('"', at + name.size() + 4);
    header.erase(at, end + 2 - at);
  };
  erase("dovetail.version");
  erase("dovetail.optimizer.settings");
  if (header.find("\"dovetail.optimizer\":\"SGD\"") != header.npos) erase("dovetail.optimizer.steps");
  return header + bytes.substr(8 + size);
}
std::string bytes_of(const std::vector<std::byte>& saved) {
  return {reinterpret_cast<const char*>(saved.data()), saved.size()};
}
std::string bytes_of(const std::string& name) {
  std::ifstream in(file(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
bool saved_as(const std::vector<std::byte>& now, const std::string& name) {
  return without_version(bytes_of(now)) == without_version(bytes_of(name));
}

void check_past(const std::vector<double>& values, const std::string& name, std::size_t epochs) {
  const Array<double> past = read_npz<double>(file("answers.npz"), name);
  REQUIRE(values.size() == past.values.size());
  for (std::size_t i = 0; i < epochs; ++i) CHECK(values[i] == past.values(i));
}

}  // namespace

TEST_CASE("networks of float and of double are read, as either") {
  const auto network = load<Mixed>(file("network.safetensors"));
  const auto doubles = load<Mixed, double>(file("network_double.safetensors"));
  check_network(network, "network");
  check_network(doubles, "network_double");
  const auto narrowed = load<Mixed>(file("network_double.safetensors"));
  const auto widened = load<Mixed, double>(file("network.safetensors"));
  CHECK(narrowed.layer<2>().kernel(3, 4) == float(doubles.layer<2>().kernel(3, 4)));
  CHECK(widened.layer<8, 1, 1>().bias(2) == double(network.layer<8, 1, 1>().bias(2)));
  CHECK(widened.state<7, 1>().moving_mean(5) == double(network.state<7, 1>().moving_mean(5)));
}

TEST_CASE("another architecture is refused still") {
  using Other =
      Sequential<Input<4>, With<Dense<8>, NoBias>, BatchNormalization, LeakyReLU<0.2>, Dropout<0.3>, Dense<3>, Softmax>;
  Network<Other> other;
  CHECK_THROWS_AS(load(other, file("start.safetensors")), FormatError);
}

TEST_CASE("a file is borrowed where it lies") {
  const MappedFile mapped(file("network.safetensors"));
  const NetworkView<Mixed> view(mapped);
  const auto x = samples<Mixed, float>(20);
  CHECK(view.predict(x) == load<Mixed>(file("network.safetensors")).predict(x));
}

TEST_CASE("models are read with their golden samples, and trained on") {
  auto adam = adam_model();
  load(adam, file("adam.safetensors"));
  CHECK(adam.epochs() == 2);
  CHECK(save(adam.network()) == save(load<Mixed>(file("network.safetensors"))));
  CHECK(save(load<Mixed>(file("adam.safetensors"))) == save(adam.network()));
  check_network(adam.network(), "network");
  train(adam);
  check_network(adam.network(), "adam_later");

  auto sgd = sgd_model();
  load(sgd, file("sgd_double.safetensors"));
  check_network(sgd.network(), "network_double");
  train(sgd);
  check_network(sgd.network(), "sgd_later");
}

TEST_CASE("what is read is saved as it was, bit for bit") {
  auto sgd = sgd_model();
  auto classes = classes_model();
  load(sgd, file("sgd_double.safetensors"));
  load(classes, file("checkpoint-2.safetensors"));
  CHECK(saved_as(save(sgd), "sgd_double.safetensors"));
  CHECK(saved_as(save(classes), "checkpoint-2.safetensors"));
  CHECK(saved_as(save(classes.network()), "weights-2.safetensors"));
  CHECK(saved_as(save(load<Mixed>(file("network.safetensors"))), "network.safetensors"));
}

TEST_CASE("frozen headers compile, and have the weights bit for bit") {
  static_assert(std::is_same_v<frozen::Architecture, Mixed> && std::is_same_v<frozen_double::Architecture, Mixed>);
  static_assert(std::is_same_v<frozen_large::Architecture, Large>);
  CHECK(frozen::verify());
  CHECK(frozen_double::verify());
  CHECK(frozen_large::verify());
  check_network(frozen::network, "network");
  check_network(frozen_double::network, "network_double");
  check_answers(frozen_large::network.predict(samples<Large, float>(2)), "large");
  CHECK(save(frozen::network) == save(load<Mixed>(file("network.safetensors"))));
  CHECK(save(frozen_double::network) == save(load<Mixed, double>(file("network_double.safetensors"))));
}

TEST_CASE("checkpoints are read") {
  auto model = classes_model();
  load(model, file("checkpoint-2.safetensors"));
  CHECK(model.epochs() == 2);
  check_network(model.network(), "classes_middle");
  check_network(load<Classes>(file("weights-2.safetensors")), "classes_middle");
}

TEST_CASE("a fit that was interrupted goes on from its backup") {
  const files::Folder folder;
  std::filesystem::copy_file(file("fit.backup"), folder.file("backup"));
  auto resumed = classes_model(), whole = classes_model(), loaded = classes_model();
  load(resumed.network(), file("start.safetensors"));
  const auto history = fit_classes(resumed, 4, BackupAndRestore{folder.file("backup")});
  CHECK(resumed.epochs() == 4);
  CHECK(!std::filesystem::exists(folder.file("backup")));
  check_network(resumed.network(), "classes_end");
  check_past(history.loss, "loss", 2);
  check_past(history.val_loss, "val_loss", 2);
  check_past(history.metric<Accuracy>(), "accuracy", 2);
  check_past(history.val_metric<Accuracy>(), "val_accuracy", 2);
  CHECK(history.metric<Batches>() == std::vector<double>{4, 4, 4, 4});

  // As one that was never interrupted.
  load(whole.network(), file("start.safetensors"));
  fit_classes(whole, 4);
  check_network(whole.network(), "classes_end");

  // Bit for bit as the model in it, trained for the epochs that were left.
  load(loaded, file("fit.backup"));
  CHECK(loaded.epochs() == 2);
  fit_classes(loaded, 2);
  CHECK(save(loaded) == save(resumed));
}
