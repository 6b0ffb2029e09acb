// SPDX-License-Identifier: MIT
#include <dovetail/storage/model.hpp>

#include <doctest/doctest.h>

#include <fstream>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/training/optimizers.hpp>
#include <storage/three_classes.hpp>

using namespace dovetail;
using three_classes::Data, three_classes::options, three_classes::X, three_classes::Y;

namespace {
using A =
    Sequential<Input<4>, Dense<8>, BatchNormalization, ReLU, Dropout<0.3>, Residual<Dense<8>, Tanh>, Dense<3>, Softmax>;

template <class Optimizer>
auto fresh(Optimizer optimizer, std::uint64_t seed = 1) {
  return compile(Network<A>(Seed{seed}), optimizer, SparseCategoricalCrossentropy{}, Accuracy{});
}
// An optimizer that keeps nothing.
struct Signs {
  template <class P>
  struct State {};
  template <class P>
  void step(P& parameters, const P& gradient, State<P>&) const {
    for_each_tensor(
        [](const TensorPath&, auto& w, const auto& g) {
          for (std::size_t i = 0; i < w.size(); ++i) w.data()[i] -= g.data()[i] > 0 ? 0.01f : -0.01f;
        },
        parameters, gradient);
  }
};
}  // namespace

TEST_CASE_TEMPLATE_DEFINE("training that is saved, loaded and continued is as training that was not, bit for bit",
                          Optimizer, goes_on) {
  const Data data;
  auto whole = fresh(Optimizer{});
  const auto history = whole.fit(data.x, data.y, options(5));
  auto first = fresh(Optimizer{});
  first.fit(data.x, data.y, options(2));
  const auto file = save(first);
  auto second = fresh(Optimizer{}, 77);  // weights of its own, and moments
  second.fit(data.x, data.y, options(1));
  load(second, file);
  CHECK(save(second) == file);
  CHECK(second.epochs() == 2);
  const auto rest = second.fit(data.x, data.y, options(3));
  CHECK(save(second) == save(whole));  // every tensor and number
  CHECK(std::equal(rest.loss.begin(), rest.loss.end(), history.loss.begin() + 2));
  CHECK(save(first) != save(whole));
}
TEST_CASE_TEMPLATE_INVOKE(goes_on, Adam, SGD, Signs);

TEST_CASE("optimizers of all kinds go on, with their schedules, averages and what is accumulated") {
  const Data data;
  const auto law = [&](auto optimizer) {
    auto whole = fresh(optimizer), first = fresh(optimizer), second = fresh(optimizer, 77);
    whole.fit(data.x, data.y, options(4));
    first.fit(data.x, data.y, options(1));
    load(second, save(first));
    second.fit(data.x, data.y, options(3));
    CHECK(save(second) == save(whole));
    CHECK(save(first) != save(whole));
  };
  law(AdamW{.learning_rate = WarmUp{CosineDecay{1e-2, 12}, 3}, .weight_decay = 0.1, .clip_norm = 1});
  law(AMSGrad{});
  law(Adamax{.global_clip_norm = 0.1});
  law(Nadam{.clip_value = 0.01});
  law(RMSprop{.momentum = 0.5, .centered = true});
  law(Adagrad{.learning_rate = ExponentialDecay{0.1, 2, 0.5}});
  law(Adadelta{.learning_rate = 1});
  law(Lion{.learning_rate = PiecewiseConstantDecay{{5}, {1e-3, 1e-4}}});
  law(Lamb{.learning_rate = OneCycle{0.1, 16}});
  law(Ftrl{.learning_rate = [](std::uint64_t step) { return 0.1 / static_cast<double>(1 + step); }});
  law(Adafactor{});
  law(GradientAccumulation{Adam{}, 3});
  law(ExponentialMovingAverage{SGD{.momentum = 0.9}, 0.9});
  law(GradientAccumulation{ExponentialMovingAverage{Lamb{}, 0.9}, 3});
  law(LearningRateByLayer{Adam{}, [](std::size_t layer) { return layer < 1 ? 0.1 : 1; }});
}

namespace {
// What the library writes to stderr meanwhile.
std::string told(const files::Folder& folder, auto f) {
  std::fflush(stderr);
  const int usual = ::dup(2);
  REQUIRE(std::freopen(folder.file("stderr").c_str(), "w", stderr) != nullptr);
  f();
  std::fflush(stderr);
  ::dup2(usual, 2);
  ::close(usual);
  std::ifstream in(folder.file("stderr"));
  return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

TEST_CASE("settings are saved; other ones are told, and training goes on with them") {
  const files::Folder folder;
  const std::string file = folder.file("a");
  const auto before = fresh(SGD{.learning_rate = CosineDecay{.initial_learning_rate = 0.1, .decay_steps = 100}});
  save(before, file);
  const std::string cosine =
      "learning_rate = CosineDecay{initial_learning_rate = 0.1, decay_steps = 100, alpha = 0, "
      "warmup_target = 0, warmup_steps = 0}, ";
  CHECK(metadata(file).at("dovetail.optimizer.settings") == cosine + "momentum = 0, nesterov = false");
  auto same = before;
  CHECK(told(folder, [&] { load(same, file); }) == "");
  auto other = fresh(SGD{.learning_rate = [](int) { return 0.1; }, .momentum = 0.3, .nesterov = true});
  CHECK(told(folder, [&] { load(other, file); }) ==
        file + ": trained with " + cosine +
            "momentum = 0, nesterov = false; goes on with learning_rate = a callable of "
            "the program's own, momentum = 0.3, nesterov = true\n");
  CHECK(other.optimizer().momentum == 0.3);
}

TEST_CASE("momentum goes on") {
  const Data data;
  const SGD sgd{.learning_rate = 0.1, .momentum = 0.9, .nesterov = true};
  auto whole = fresh(sgd), first = fresh(sgd), second = fresh(sgd, 5);
  whole.fit(data.x, data.y, options(4));
  first.fit(data.x, data.y, options(2));
  load(second, save(first));
  second.fit(data.x, data.y, options(2));
  CHECK(save(second) == save(whole));
}

TEST_CASE("to and from a file, of which a network reads its weights") {
  const files::Folder folder;
  const Data data;
  auto model = fresh(Adam{});
  model.fit(data.x, data.y, options(2));
  save(model, folder.file("a"));
  auto other = fresh(Adam{}, 2);
  load(other, folder.file("a"));
  CHECK(save(other) == save(model));
  CHECK(other.optimizer_state().steps == 8);
  const auto network = load<A>(folder.file("a"));
  CHECK(save(network) == save(model.network()));
  const auto y = network.predict(data.x), expected = model.predict(data.x);
  CHECK(std::equal(y.data(), y.data() + y.size(), expected.data()));
}

TEST_CASE("what is not of such a model is told, and nothing is changed") {
  const Data data;
  auto model = fresh(Adam{});
  model.fit(data.x, data.y, options(1));
  const auto before = save(model);
  const auto refused = [&](const std::vector<std::byte>& file, const std::string& why) {
    CHECK_THROWS_WITH_AS(load(model, file), ("safetensors in memory does not fit:\n  " + why).c_str(), FormatError);
    CHECK(save(model) == before);
  };
  refused(save(model.network()),
          "the file has a network without the state of its training, expected that of a model: "
          "load(model.network(), ...) takes the network");
  refused(save(fresh(SGD{})), "the optimizer is SGD in the file, expected Adam");

  const auto changed = [&](std::string_view from, std::string_view to) {  // as long
    auto file = before;
    const auto text = std::as_bytes(std::span(from));
    const auto at = std::search(file.begin(), file.end(), text.begin(), text.end());
    REQUIRE(at != file.end());
    std::ranges::copy(std::as_bytes(std::span(to)), at);
    return file;
  };
  refused(changed("\"dovetail.epochs\":\"1\"", "\"dovetail.epochs\":\"x\""),
          "epochs is \"x\" in the file, expected a whole number");
  refused(changed("dovetail.optimizer.steps", "dovetail.optimizer.stops"),
          "optimizer.steps is \"\" in the file, expected a whole number");
  refused(changed("\"optimizer.m.0.bias\"", "\"optimizer.m.0.bios\""),
          "optimizer.m.0.bias is missing in the file, expected shape (8)\n  optimizer.m.0.bios of shape (8) is only "
          "in the file");
}

TEST_CASE("a second load replaces all of the first") {
  const Data data;
  auto one = fresh(Adam{}), two = fresh(Adam{}, 4), target = fresh(Adam{}, 6);
  one.fit(data.x, data.y, options(1));
  two.fit(data.x, data.y, options(3));
  load(target, save(two));
  load(target, save(one));
  CHECK(save(target) == save(one));
  CHECK(target.epochs() == 1);
}

namespace {
// What tests/storage/plain_files.py writes and expects: see numbers() there.
using Plain = Sequential<Dense<3, 2>, BatchNormalization, Residual<Dense<2>>>;
template <class T>
void check_numbers(const Network<Plain, T>& network) {
  const auto all = detail::storage::network_state_dict(network).tensors;
  REQUIRE(all.size() == 8);
  for (const auto& tensor : all)
    for (std::size_t i = 0; i < tensor.count; ++i)
      CHECK(reinterpret_cast<const T*>(tensor.data)[i] == static_cast<T>(i + 8 * tensor.name.size()) / 4);
}
template <class T>
void read_files(const std::string& folder) {
  for (const char* order : {"plain_", "reversed_"})
    for (const char* type : {"F64", "F32", "F16", "BF16"})
      check_numbers(load<Plain, T>(folder + "/" + order + type + ".safetensors"));
}
template <class T>
void write_files(const std::string& start) {
  auto model = compile(Network<Plain, T>(), Adam{}, MeanSquaredError{});
  for (const auto& tensor : detail::storage::network_state_dict(model.network()).tensors)
    for (std::size_t i = 0; i < tensor.count; ++i)
      reinterpret_cast<T*>(tensor.data)[i] = static_cast<T>(i + 8 * tensor.name.size()) / 4;
  save(model.network(), start + ".safetensors");
  save(model, start + "_model.safetensors");
  const Tensor<T, 2, 3> samples({1, T(0.5), -2}, {-1, 3, T(0.25)});
  save(model.network(), start + "_golden.safetensors", samples);
}
const char* folder_of_python() { return std::getenv("DOVETAIL_SAFETENSORS"); }
}  // namespace

TEST_CASE("files that Python writes" * doctest::skip(folder_of_python() == nullptr)) {
  const std::string folder = folder_of_python();
  read_files<float>(folder);
  read_files<double>(folder);
  const std::string extra = folder + "/extra.safetensors";
  CHECK_THROWS_WITH_AS((void)load<Plain>(extra),
                       (extra + " does not fit:\n  flags of shape (3) is only in the file").c_str(), FormatError);
}
TEST_CASE("files that Python reads" * doctest::skip(folder_of_python() == nullptr)) {
  const std::string folder = folder_of_python();
  write_files<float>(folder + "/dovetail_F32");
  write_files<double>(folder + "/dovetail_F64");
}
