// SPDX-License-Identifier: MIT
#include <dovetail/storage/network.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/networks/live_network.hpp>
#include <random>
#include <storage/bytes.hpp>

using namespace dovetail;

namespace {
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;
using Small = Sequential<Dense<3, 2>, BatchNormalization>;

// Every tensor gets bits that are all of them possible: infinities, denormal numbers, NaNs with a load.
template <class Net>
void scramble(Net& network) {
  std::mt19937_64 bits(5);
  for (const auto& tensor : detail::storage::network_state_dict(network).tensors)
    for (std::size_t i = 0; i < tensor.bytes; ++i) tensor.data[i] = static_cast<std::byte>(bits());
}
template <class Net>
bool same_bits(const Net& a, const Net& b) {
  const auto of_a = detail::storage::network_state_dict(a), of_b = detail::storage::network_state_dict(b);
  for (std::size_t i = 0; i < of_a.tensors.size(); ++i)
    if (std::memcmp(of_a.tensors[i].data, of_b.tensors[i].data, of_a.tensors[i].bytes) != 0) return false;
  return of_a.tensors.size() == of_b.tensors.size();
}

template <class A, class T>
void round_trip() {
  Network<A, T> network(Seed{1});
  const auto other = load<A, T>(save(network));
  CHECK(same_bits(network, other));
  tensor_of<T, typename Network<A, T>::input> x;
  for (std::size_t i = 0; i < x.size(); ++i) x.data()[i] = static_cast<T>(i % 7) / 4 - 1;
  const auto one = network.predict(x), two = other.predict(x);
  CHECK(std::memcmp(one.data(), two.data(), one.size() * sizeof(T)) == 0);
  scramble(network);
  CHECK(same_bits(network, load<A, T>(save(network))));
}
template <class... L>
void round_trips() {
  round_trip<Sequential<L...>, float>();
  round_trip<Sequential<L...>, double>();
}
}  // namespace

TEST_CASE("every layer comes back bit for bit, and predicts the same bits") {
  round_trips<Dense<3, 2>>();
  round_trips<With<Dense<3, 2>, NoBias>>();
  round_trips<With<Dense<3, 2>, HeNormal, Ones>>();
  round_trips<Input<4>, BatchNormalization>();
  round_trips<Input<4>, With<BatchNormalization, Momentum<0.9>>>();
  round_trips<Input<2, 3>, Flatten<>, Reshape<3, 2>>();
  round_trips<Input<4>, ReLU, LeakyReLU<0.2>, Sigmoid, Tanh, Softmax, Dropout<0.5>>();
  round_trips<Input<4, 4, 2>, MaxPooling2D<2>, Flatten<>, Dense<3>>();
  round_trips<Input<4>, Residual<Dense<4>, BatchNormalization>, Sequential<Dense<3>, Residual<Dense<3>>>>();
  round_trips<Input<7, 4>, EachRow<Dense<4>, BatchNormalization>, ReLU, EachRow<Residual<Dense<4>>>>();
  round_trips<Input<4>, Intended<Dense<3>>, Intended<With<BatchNormalization, Epsilon<0.1>>>, Intended<Dropout<0.5>>>();
  round_trips<Input<4>, ReLU>();  // no tensor at all
  round_trip<Digits, float>();    // on the heap
}

TEST_CASE("to and from a file") {
  const files::Folder folder;
  const Network<Digits> network(Seed{7});
  save(network, folder.file("a"));
  const std::filesystem::path path = folder.path / "a";
  Network<Digits> other;
  load(other, path.string());
  CHECK(same_bits(network, other));
  CHECK(same_bits(network, load<Digits>(path)));
}

TEST_CASE("two spellings of one network write the same file, and read each other's") {
  const Network<Digits> network(Seed{7});
  const Network<Short> other(Seed{7});
  CHECK(save(network) == save(other));
  CHECK(load<Short>(save(network)).layer<1>().kernel == network.layer<1>().kernel);
}

TEST_CASE("double from float is exact, and float from double the nearest") {
  const Network<Small> network(Seed{7});
  const auto wide = load<Small, double>(save(network));
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(wide.layer<0>().kernel.data()[i] == static_cast<double>(network.layer<0>().kernel.data()[i]));
  CHECK(same_bits(network, load<Small>(save(wide))));
}

TEST_CASE("a plain file of tensors is enough") {
  using bytes::entry;
  const std::string header =
      "{" + entry("0.kernel", "F32", "1,2", "0,8") + "," + entry("0.bias", "F32", "2", "8,16") + "}";
  const auto network = load<Sequential<Dense<1, 2>>>(bytes::file(header, bytes::elements<float>({1, 2, 3, 4})));
  CHECK(network.layer<0>().kernel == Tensor<float, 1, 2>({1, 2}));
  CHECK(network.layer<0>().bias == Tensor<float, 2>(3.f, 4.f));
}

TEST_CASE("tensors may begin anywhere, in any order") {
  using bytes::entry;
  const std::string header =
      "{" + entry("0.kernel", "F32", "2,3", "6,30") + "," + entry("0.bias", "F16", "3", "0,6") + "}";
  const bytes::Bytes file = bytes::file(header + " ", bytes::elements<std::uint16_t>({0x3800, 0x3400, 0x3C00}) +
                                                          bytes::elements<float>({1, 2, 3, 4, 5, 6}));
  const auto network = load<Sequential<Dense<2, 3>>>(file);
  CHECK(network.layer<0>().kernel == Tensor<float, 2, 3>({1, 2, 3}, {4, 5, 6}));
  CHECK(network.layer<0>().bias == Tensor<float, 3>(0.5f, 0.25f, 1.f));
  CHECK(network.predict(Tensor<float, 2>(1.f, 1.f)) == Tensor<float, 3>(5.5f, 7.25f, 10.f));
}

TEST_CASE("another network is told layer by layer, and nothing is changed") {
  Network<Sequential<Dense<3, 4>, BatchNormalization>> network(Seed{2});
  const auto before = network;
  CHECK_THROWS_WITH_AS(load(network, save(Network<Small>(Seed{1}))),
                       "safetensors in memory does not fit:\n"
                       "  layer 0 is Dense<3, 2> in the file, expected Dense<3, 4>\n"
                       "  layer 0, Dense<3, 4>: kernel has shape (3, 2) in the file, expected (3, 4)\n"
                       "  layer 0, Dense<3, 4>: bias has shape (2) in the file, expected (4)\n"
                       "  layer 1, BatchNormalization: gamma has shape (2) in the file, expected (4)\n"
                       "  layer 1, BatchNormalization: beta has shape (2) in the file, expected (4)\n"
                       "  layer 1, BatchNormalization: moving_mean has shape (2) in the file, expected (4)\n"
                       "  layer 1, BatchNormalization: moving_variance has shape (2) in the file, expected (4)",
                       FormatError);
  CHECK(same_bits(network, before));
  // The same tensors, computed with in another way.
  using Other = Sequential<Dense<3, 2>, With<BatchNormalization, Epsilon<0.1>>>;
  CHECK_THROWS_WITH_AS((void)load<Other>(save(Network<Small>())),
                       "safetensors in memory does not fit:\n"
                       "  layer 1 is BatchNormalization in the file, expected With<BatchNormalization, Epsilon<0.1>>",
                       FormatError);
}

TEST_CASE("a live network goes on as it was if a file does not fit") {
  LiveNetwork<Small> live(Network<Small>(Seed{1}));
  const auto before = live.use([](const Network<Small>& network) { return network; });
  CHECK_THROWS_AS(live.set(load<Small>(save(Network<Sequential<Dense<3, 4>>>()))), FormatError);
  live.use([&](const Network<Small>& network) { CHECK(same_bits(network, before)); });
  live.set(load<Small>(save(Network<Small>(Seed{2}))));
  live.use([&](const Network<Small>& network) { CHECK(same_bits(network, Network<Small>(Seed{2}))); });
}

TEST_CASE("a file that is cut short or has other bits is refused or read, and nothing else") {
  const auto whole = save(Network<Small>(Seed{1}));
  files::Bytes file(whole.size());
  std::memcpy(file.data(), whole.data(), whole.size());
  Network<Small> network(Seed{2});
  const auto before = network;
  files::for_each_broken(file, [&](const files::Bytes& broken, bool shorter) {
    try {
      load(network, std::as_bytes(std::span(broken)));
      REQUIRE_FALSE(shorter);
      network = before;
    } catch (const FormatError&) {
      REQUIRE(same_bits(network, before));
    }
  });
}
