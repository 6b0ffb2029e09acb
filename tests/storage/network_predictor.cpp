// SPDX-License-Identifier: MIT
// Networks of several inputs and outputs, which it runs for golden samples, and their models, come back from files.
// Headers that freeze() writes of them are in freeze.py.
#include <dovetail/storage/network_predictor.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include <data/files.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/backup_and_restore.hpp>
#include <dovetail/storage/model.hpp>
#include <dovetail/storage/model_checkpoint.hpp>
#include <dovetail/storage/network_view.hpp>
#include <dovetail/training.hpp>

using namespace dovetail;

namespace {

using Two = Graph<NamedInput<"image", 3, 2>, Flatten<>, Dense<4>, BatchNormalization, Tanh, Tap<"seen">,
                  NamedInput<"meta", 3>, Dense<2>, Join<Concatenate, "seen">, Tap<"trunk">, Dense<3>, Softmax,
                  Output<"digit">, Use<"trunk">, Dense<1>, Output<"angle">>;
using Encoder = Shared<"encoder", Dense<5>, Tanh>;
using Siamese = Graph<NamedInput<"left", 4>, Encoder, Tap<"one">, NamedInput<"right", 4>, Encoder,
                      Join<Subtract, "one">, Dense<1>, Sigmoid>;
using Words = Graph<NamedInput<"words", 5>, Embedding<10, 3>, Flatten<>, Tap<"text">, NamedInput<"numbers", 2>,
                    Join<Concatenate, "text">, Dense<2>, Tap<"y">, Output<"a">, Use<"y">, Tanh, Output<"b">>;

template <class X>
X filled(std::size_t rows, unsigned seed) {
  X x = X::with_rows(rows);
  Random random(Seed{seed});
  for (auto& value : x.flat()) value = static_cast<typename X::value_type>(random.uniform(0.f, 5.f));
  return x;
}
struct Data {
  Tensor<float, dynamic, 3, 2> image = filled<Tensor<float, dynamic, 3, 2>>(40, 1);
  Tensor<float, dynamic, 3> meta = filled<Tensor<float, dynamic, 3>>(40, 2);
  Tensor<float, dynamic> angle = filled<Tensor<float, dynamic>>(40, 3);
  Tensor<std::int32_t, dynamic> digit = digit.with_rows(40);
  Data() {
    for (std::size_t i = 0; i < 40; ++i) digit[i] = static_cast<std::int32_t>(i % 3);
  }
};
auto fresh(std::uint64_t seed = 1) {
  return compile(Network<Two>(Seed{seed}), Adam{},
                 Losses{SparseCategoricalCrossentropy{}, Weighted{0.3, MeanSquaredError{}}}, Accuracy{});
}
FitOptions epochs(int count) { return {.epochs = count, .batch_size = 8, .verbose = 0}; }

// Ends a fit in its second epoch, as a power cut would.
struct Stop {
  void on_epoch_begin(auto& fit) {
    if (fit.epoch == 1) throw 1;
  }
};

// What a network gives comes back from its file, with golden samples in it.
template <class A, class... X>
void comes_back(const X&... x) {
  const Network<A> network(Seed{5});
  const auto bytes = save(network, {x...});
  const auto loaded = load<A>(bytes);
  CHECK(save(loaded, {x...}) == bytes);
  CHECK(save(loaded) == save(network));
  const NetworkView<A> view(bytes);
  const auto expected = network.predict(x...);
  const auto compare = [&](const auto& found) {
    if constexpr (Network<A>::output_count == 1) {
      CHECK(found == expected);
    } else {
      CHECK(found.template get<0>() == expected.template get<0>());
      CHECK(found.template get<1>() == expected.template get<1>());
    }
  };
  compare(loaded.predict(x...));
  compare(view.predict(x...));
  // Other weights do not give these answers.
  auto wrong = bytes;
  std::uint64_t header = 0;
  std::memcpy(&header, wrong.data(), sizeof header);
  std::ranges::fill(std::span(wrong).subspan(8 + header, 32), std::byte{0x3d});
  Network<A> unchanged;
  CHECK_THROWS_AS(load(unchanged, wrong), FormatError);
}

}  // namespace

TEST_CASE("networks of several inputs and outputs come back from files, and golden samples are run") {
  const Data data;
  comes_back<Two>(data.image, data.meta);
  comes_back<Siamese>(filled<Tensor<float, dynamic, 4>>(3, 1), filled<Tensor<float, dynamic, 4>>(3, 2));
  comes_back<Words>(filled<Tensor<std::int32_t, dynamic, 5>>(4, 1), filled<Tensor<float, dynamic, 2>>(4, 2));
  static_assert(Network<Siamese>::parameter_count == 4 * 5 + 5 + 5 + 1);  // the encoder once
}

TEST_CASE("the names of inputs and outputs do not matter to a file, and their order does") {
  using Renamed = Graph<NamedInput<"l", 4>, Shared<"e", Dense<5>, Tanh>, Tap<"1">, NamedInput<"r", 4>,
                        Shared<"e", Dense<5>, Tanh>, Join<Subtract, "1">, Dense<1>, Sigmoid>;
  using Turned = Graph<NamedInput<"left", 4>, Tap<"l">, NamedInput<"right", 4>, Encoder, Tap<"one">, Use<"l">, Encoder,
                       Join<Subtract, "one">, Dense<1>, Sigmoid>;
  CHECK(architecture_hash<Renamed>() == architecture_hash<Siamese>());
  CHECK(architecture_hash<Turned>() != architecture_hash<Siamese>());
  Network<Turned> turned;
  CHECK_THROWS_AS(load(turned, save(Network<Siamese>())), FormatError);
}

TEST_CASE("golden samples that an input or an output lacks are refused") {
  const Data data;
  const Network<Two> network;
  files::Folder folder;
  save(network, folder.file("a"), {data.image, data.meta});
  files::Bytes bytes = folder.read("a");
  const std::string from = "golden.input.1", to = "golden.input.7";
  const auto at = std::ranges::search(bytes, from);
  REQUIRE(!at.empty());
  std::ranges::copy(to, at.begin());
  folder.write("b", bytes);
  Network<Two> other;
  CHECK_THROWS_WITH_AS(
      load(other, folder.file("b")),
      (folder.file("b") + " does not fit:\n  golden.input.1 is missing in the file, which has golden samples").c_str(),
      FormatError);
}

TEST_CASE("training that is saved, loaded and continued is as training that was not, bit for bit") {
  const Data data;
  auto whole = fresh(), first = fresh(), second = fresh(77);
  const auto history = whole.fit({data.image, data.meta}, {data.digit, data.angle}, epochs(4));
  first.fit({data.image, data.meta}, {data.digit, data.angle}, epochs(1));
  load(second, save(first));
  const auto rest = second.fit({data.image, data.meta}, {data.digit, data.angle}, epochs(3));
  CHECK(save(second) == save(whole));
  CHECK(std::equal(rest.loss.begin(), rest.loss.end(), history.loss.begin() + 1));
}

TEST_CASE("checkpoints watch the loss of an output, and a fit that was interrupted goes on with all its history") {
  const Data data;
  files::Folder folder;
  auto model = fresh();
  FitOptions options = epochs(3);
  options.validation_split = 0.25;
  const auto history =
      model.fit({data.image, data.meta}, {data.digit, data.angle}, options,
                ModelCheckpoint{.path = folder.file("best"), .monitor = "val_angle_loss", .save_best_only = true});
  CHECK(std::filesystem::exists(folder.file("best")));

  BackupAndRestore backup{folder.file("backup")};
  auto again = fresh();
  CHECK_THROWS(again.fit({data.image, data.meta}, {data.digit, data.angle}, options, Stop{}, backup));
  auto resumed = fresh();
  const auto found = resumed.fit({data.image, data.meta}, {data.digit, data.angle}, options, backup);
  CHECK(found.loss == history.loss);
  CHECK(found.val_metric<LossOf<"angle">>() == history.val_metric<LossOf<"angle">>());
  CHECK(found.metric<Accuracy>() == history.metric<Accuracy>());
  CHECK(save(resumed) == save(model));
}
