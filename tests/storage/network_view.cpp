// SPDX-License-Identifier: MIT
#include <dovetail/storage/network_view.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <data/files.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/network.hpp>
#include <storage/bytes.hpp>
#include <type_traits>

using namespace dovetail;

namespace {
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Other = Sequential<Flatten<28, 28>, Dense<784, 100>, ReLU, Dense<100, 10>, Softmax>;
using Mixed = Sequential<Input<80>, Dense<80>, BatchNormalization, Residual<Dense<80>, Tanh>,
                         Sequential<Dense<3>, LeakyReLU<0.3>>>;

using DigitsView = NetworkView<Digits>;
static_assert(!std::is_copy_constructible_v<DigitsView> && !std::is_copy_assignable_v<DigitsView>);
static_assert(std::is_move_constructible_v<DigitsView> && std::is_move_assignable_v<DigitsView>);
static_assert(!std::is_convertible_v<std::span<const std::byte>, DigitsView>);  // a view is asked for

// All that it gives is const.
static_assert(std::is_same_v<decltype(std::declval<DigitsView&>().network()), const Network<Digits>&>);
static_assert(std::is_const_v<std::remove_reference_t<decltype(std::declval<DigitsView&>().layer<1>())>>);
static_assert(std::is_const_v<std::remove_reference_t<decltype(std::declval<DigitsView&>().state<1>())>>);

template <class T>
bool within(const T* data, const std::vector<std::byte>& bytes) {
  const auto* at = reinterpret_cast<const std::byte*>(data);
  return std::less_equal{}(bytes.data(), at) && std::less{}(at, bytes.data() + bytes.size());
}
template <class A, class T>
void predicts_the_same() {
  const Network<A, T> network(Seed{3});
  const std::vector<std::byte> bytes = save(network);
  const NetworkView<A, T> view(bytes);
  using Element = typename Network<A, T>::element;
  auto x = tensor_of<Element, detail::shape::batch_shape<typename Network<A, T>::input>>::with_rows(5);
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<Element>(static_cast<T>(i % 13) / 2 - T(0.5));
  CHECK(view.predict(x) == network.predict(x));
  CHECK(view.predict(x[2]) == network.predict(x[2]));
  Workspace<A, T> workspace;
  CHECK(view.predict(x[2], workspace) == network.predict(x[2]));
  Array<Element> array{{5}, Tensor<Element, dynamic>(x.flat())};
  for (const std::size_t extent : Network<A, T>::input::dims) array.extents.push_back(extent);
  CHECK(view.predict(array) == network.predict(x));
  CHECK(save(view.network()) == bytes);
}
}  // namespace

TEST_CASE("large tensors are read where they are, small ones were copied") {
  Network<Digits> network(Seed{1});
  std::vector<std::byte> bytes = save(network);
  const DigitsView view(bytes);
  CHECK(within(view.layer<1>().kernel.data(), bytes));
  CHECK_FALSE(within(view.layer<1>().bias.data(), bytes));
  CHECK(view.layer<1>().kernel == network.layer<1>().kernel);
  CHECK(view.layer<3>().bias == network.layer<3>().bias);

  // A copy owns; it can be changed, and outlives the bytes.
  Network<Digits> own = view.network();
  CHECK_FALSE(within(own.layer<1>().kernel.data(), bytes));
  own.layer<1>().kernel(0, 0) = 7;
  CHECK(view.layer<1>().kernel(0, 0) == network.layer<1>().kernel(0, 0));
  std::ranges::fill(bytes, std::byte{0});
  CHECK(own.layer<1>().kernel(0, 1) == network.layer<1>().kernel(0, 1));
  CHECK(view.layer<1>().kernel(0, 1) == 0);  // it is a view
}

TEST_CASE("it predicts as the network") {
  predicts_the_same<Digits, float>();
  predicts_the_same<Digits, double>();
  predicts_the_same<Mixed, float>();
  predicts_the_same<Mixed, double>();
  predicts_the_same<Sequential<Input<3>, Embedding<1'000, 16>, Flatten<>, Dense<2>>, float>();
  predicts_the_same<Sequential<Input<3>, Rescaling<1.0 / 255>, Dense<2>>, double>();
  predicts_the_same<Sequential<Input<4>, ReLU>, float>();  // no tensor at all
}

TEST_CASE("a moved view has the same bytes, and the state and parameters of its network") {
  const Network<Mixed> network(Seed{1});
  const std::vector<std::byte> bytes = save(network);
  NetworkView<Mixed> view(bytes), moved(std::move(view));
  CHECK(within(moved.layer<0>().kernel.data(), bytes));
  CHECK(moved.state<1>().moving_variance == network.state<1>().moving_variance);
  view = std::move(moved);
  CHECK(view.layer<2, 0>().kernel == network.layer<2, 0>().kernel);
  std::string names;
  view.for_each_parameter([&](const std::string& name, const auto&) { names += name + " "; });
  CHECK(names == "0.kernel 0.bias 1.gamma 1.beta 2.0.kernel 2.0.bias 3.0.kernel 3.0.bias ");
}

TEST_CASE("of a mapped file") {
  const files::Folder folder;
  const std::string path = (folder.path / "digits.safetensors").string();
  const Network<Digits> network(Seed{7});
  save(network, path);
  const MappedFile file(path);
  const DigitsView view(file);
  CHECK(view.layer<1>().kernel == network.layer<1>().kernel);
  CHECK(static_cast<const void*>(view.layer<1>().kernel.data()) >= file.bytes().data());
  CHECK_THROWS_WITH_AS(NetworkView<Other>{file}, doctest::Contains((path + " does not fit:\n  layer 1 is").c_str()),
                       FormatError);
}

TEST_CASE("what load() refuses, with the same differences; and what it would convert or move") {
  const std::vector<std::byte> bytes = save(Network<Digits>(Seed{1}));
  std::string said;
  Network<Other> other;
  try {
    load(other, bytes);
  } catch (const FormatError& error) {
    said = error.what();
  }
  CHECK_THROWS_WITH_AS(NetworkView<Other>{bytes}, said.c_str(), FormatError);
  CHECK_THROWS_AS(DigitsView{std::span(bytes).first(100)}, FormatError);

  using Small = Sequential<Dense<1, 2>>;
  const auto half = bytes::file(R"({"0.kernel":{"dtype":"F64","shape":[1,2],"data_offsets":[0,16]},)"
                                R"("0.bias":{"dtype":"F32","shape":[2],"data_offsets":[16,24]}})",
                                std::string(24, '\0'));
  CHECK_THROWS_WITH_AS(
      NetworkView<Small>{half},
      "safetensors in memory does not fit:\n  layer 0, Dense<1, 2>: kernel has elements of type F64 in the "
      "file, expected F32 to borrow them: load() converts",
      FormatError);

  std::vector<std::byte> moved(bytes.size() + 2);
  std::ranges::copy(bytes, moved.begin() + 2);
  CHECK_THROWS_WITH_AS(
      DigitsView{std::span(moved).subspan(2)},
      doctest::Contains("layer 1, Dense<784, 128>: kernel is at an address 2 bytes after a multiple of 4, "
                        "expected a multiple to borrow it: load() copies"),
      FormatError);
}

TEST_CASE("golden samples are run, as load() does") {
  const Network<Mixed> network(Seed{1});
  Tensor<float, 1, 80> sample;
  sample.fill(0.5f);
  std::vector<std::byte> bytes = save(network, sample);
  CHECK(NetworkView<Mixed>(bytes).predict(sample) == network.predict(sample));
  CHECK_THROWS_WITH_AS(NetworkView<Digits>{bytes}, doctest::Contains("golden.input has shape (1, 80) in the file"),
                       FormatError);
  // One element of the file is another one.
  const auto* const kernel = reinterpret_cast<const std::byte*>(NetworkView<Mixed>(bytes).layer<0>().kernel.data());
  const float other = 100;
  std::memcpy(bytes.data() + (kernel - bytes.data()), &other, sizeof other);
  CHECK_THROWS_WITH_AS(NetworkView<Mixed>{bytes},
                       doctest::Contains("safetensors in memory does not fit:\n  golden sample 0: output ("),
                       FormatError);
}
