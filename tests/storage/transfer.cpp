// SPDX-License-Identifier: MIT
#include <dovetail/storage/transfer.hpp>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>

#include <data/files.hpp>
#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>
#include <dovetail/storage/network_predictor.hpp>
#include <storage/bytes.hpp>

using namespace dovetail;

namespace {
using A = Sequential<Dense<3, 2>, BatchNormalization>;

// What a network holds, bit for bit.
std::vector<std::byte> bits(const Network<A>& network) {
  return detail::storage::write(detail::storage::network_state_dict(network));
}
void write(const Network<A>& network, const std::string& path) {
  detail::storage::write(detail::storage::network_state_dict(network), path);
}
template <class B, class... Source>
void read(Network<B>& network, const Source&... source) {
  detail::storage::read(source..., detail::storage::network_state_dict(network),
                        detail::storage::NetworkPredictor(network));
}

// The bytes of a file, of which some cannot be read.
struct Failing {
  std::vector<std::byte> bytes;
  std::size_t readable;
  std::size_t size() const { return bytes.size(); }
  void read(std::size_t from, unsigned char* to, std::size_t count) const {
    if (from + count > readable) detail::fail<FormatError>({"gone"});
    std::memcpy(to, bytes.data() + from, count);
  }
};
}  // namespace

TEST_CASE("the version is that of the project") { CHECK(detail::storage::library_version == DOVETAIL_PROJECT_VERSION); }

TEST_CASE("a file and memory have the same bytes, and the same network the same bytes each time") {
  const files::Folder folder;
  Network<A> network(Seed{3});
  write(network, folder.file("a"));
  const auto file = folder.read("a");
  const auto memory = bits(network);
  REQUIRE(file.size() == memory.size());
  CHECK(std::memcmp(file.data(), memory.data(), file.size()) == 0);
  CHECK(bits(network) == memory);
  CHECK(memory.size() % 64 == (6 + 2 + 4 * 2) * sizeof(float) % 64);
}

TEST_CASE("the widest elements come first") {
  std::uint8_t bytes[3] = {1, 2, 3};
  double numbers[2] = {4, 5};
  const auto mixed = [&]<class Byte>(Byte*) {
    detail::storage::StateDict<Byte> dict{{"text", {}}, {}, {}, {}, {}};
    dict.tensors.push_back({"0.flags", "U8", {3}, 3, 3, reinterpret_cast<Byte*>(bytes)});
    dict.tensors.push_back({"0.numbers", "F64", {2}, 2, 16, reinterpret_cast<Byte*>(numbers)});
    return dict;
  };
  const auto file = detail::storage::write(mixed(static_cast<const std::byte*>(nullptr)));
  std::fill_n(bytes, 3, std::uint8_t{0});
  std::fill_n(numbers, 2, 0.);
  const Network<A> unused;  // the file has no golden samples
  detail::storage::read(file, mixed(static_cast<std::byte*>(nullptr)), detail::storage::NetworkPredictor(unused));
  CHECK(bytes[2] == 3);
  CHECK(numbers[1] == 5);
}

TEST_CASE("reading that fails at any byte leaves the network as it was") {
  Network<A> from(Seed{1}), to(Seed{2});
  const auto file = bits(from), before = bits(to);
  REQUIRE(file != before);
  for (std::size_t readable = 0; readable < file.size(); ++readable) {
    REQUIRE_THROWS_AS(read(to, Failing{file, readable}, "x"), FormatError);
    REQUIRE(bits(to) == before);
  }
  read(to, Failing{file, file.size()}, "x");
  CHECK(bits(to) == file);
}

TEST_CASE("elements of other types, and those that are too large") {
  using bytes::elements;
  using bytes::entry;
  using Small = Sequential<Dense<1, 2>>;
  const std::string header =
      "{" + entry("0.kernel", "F64", "1,2", "0,16") + "," + entry("0.bias", "F16", "2", "16,20") + "}";
  Network<Small> network;
  read(network, bytes::file(header, elements<double>({0.1, -1e-60}) + elements<std::uint16_t>({0x3C00, 0xFC00})));
  CHECK(network.layer<0>().kernel == Tensor<float, 1, 2>({0.1f, -0.0f}));
  CHECK(network.layer<0>().bias == Tensor<float, 2>(1.f, -std::numeric_limits<float>::infinity()));
  CHECK_THROWS_WITH_AS(
      read(network, bytes::file(header, elements<double>({7, 1e60}) + elements<std::uint16_t>({0, 0}))),
      "safetensors in memory does not fit:\n  layer 0, Dense<1, 2>: kernel has an element in the "
      "file, number 1, that is too large for F32",
      FormatError);
  CHECK(network.layer<0>().kernel(0, 0) == 0.1f);
}

TEST_CASE("what cannot be read or written says why, and leaves the old file whole") {
  const files::Folder folder;
  Network<A> network;
  const auto refused = [&](const std::string& path, const std::string& why) {
    CHECK_THROWS_WITH_AS(read(network, path), (path + ": expected a file that can be read, found " + why).c_str(),
                         FormatError);
  };
  refused(folder.file("none"), "No such file or directory");
  refused(folder.path.string(), "a folder");

  write(network, folder.file("a"));
  const auto old = folder.read("a");
  network.layer<0>().bias.fill(7);
  SUBCASE("no space") {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    for (rlim_t size = 0; size < old.size(); size += 31) {
      const rlimit small{size, before.rlim_max};
      setrlimit(RLIMIT_FSIZE, &small);
      CHECK_THROWS_AS(write(network, folder.file("a")), FormatError);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, old_handler);
  }
  SUBCASE("a folder that cannot be written") {
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    if (geteuid() != 0) CHECK_THROWS_AS(write(network, folder.file("a")), FormatError);  // root writes anywhere
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
  }
  CHECK(folder.read("a") == old);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("values of metrics are found under the names of older files") {
  using detail::storage::renamed;
  CHECK(renamed("dovetail.fit.{anonymous}::_hit_rate.0") == "dovetail.fit.hit_rate.0");
  CHECK(renamed("dovetail.fit.val_(anonymous namespace)::_hit_rate.1") == "dovetail.fit.val_hit_rate.1");
  CHECK(renamed("dovetail.fit.{anonymous}::hits.0") == "dovetail.fit.hits.0");
  CHECK(renamed("dovetail.fit.mine::_hit_rate.0") == "dovetail.fit.mine::hit_rate.0");
  CHECK(renamed("dovetail.fit.accuracy.0") == "dovetail.fit.accuracy.0");
  CHECK(renamed("{anonymous}::") == "");
}
