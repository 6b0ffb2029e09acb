// SPDX-License-Identifier: MIT
#include <dovetail/storage/model.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
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
