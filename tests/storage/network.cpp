// SPDX-License-Identifier: MIT
#include <dovetail/storage/network.hpp>

#include <doctest/doctest.h>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/networks/live_network.hpp>
#include <storage/bytes.hpp>
#include <storage/weights.hpp>

using namespace dovetail;
using weights::same_bits;

namespace {
using Digits = Sequential<Flatten<28, 28>, Dense<784, 128>, ReLU, Dense<128, 10>, Softmax>;
using Short = Sequential<Input<28, 28>, Flatten<>, Dense<128>, ReLU, Dense<10>, Softmax>;
using Small = Sequential<Dense<3, 2>, BatchNormalization>;
}  // namespace

TEST_CASE("large weights, and a network without any, come back bit for bit: tests/catalogue.cpp tries every layer") {
  const Network<Digits> digits(Seed{1});  // on the heap
  CHECK(same_bits(digits, load<Digits>(save(digits))));
  using Nothing = Sequential<Input<4>, ReLU>;
  CHECK(load<Nothing>(save(Network<Nothing>())).predict({-1, 0, 1, 2}) == Tensor<float, 4>{0, 0, 1, 2});
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
