// SPDX-License-Identifier: MIT
#include <dovetail/layers/record.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include <dovetail/tensor/nothing.hpp>

using namespace dovetail;

namespace {

struct Weights {
  using Kernel = Tensor<float, 2, 3>;
  using Bias = Tensor<float, 3>;
  BOOST_HANA_DEFINE_STRUCT(Weights, (Kernel, kernel), (Bias, bias));
};
struct NoBiasWeights {
  using Kernel = Tensor<float, 2, 3>;
  using Bias = Nothing<float>;
  BOOST_HANA_DEFINE_STRUCT(NoBiasWeights, (Kernel, kernel), (Bias, bias));
};
using Network = hana::tuple<Nothing<>, Weights, hana::tuple<NoBiasWeights, Weights>, Nothing<>>;

struct Buffers {
  using Mask = View<std::uint8_t, dynamic, 5>;
  using Mean = View<double, 3>;  // of the batch, not of each row
  BOOST_HANA_DEFINE_STRUCT(Buffers, (Mask, mask), (Mean, mean));
};
using Cache = hana::tuple<Buffers, Nothing<>, View<float, dynamic, 2, 3>>;

}  // namespace

static_assert(tuple_length<Network> == 4 && tuple_length<Weights> == 0 && tuple_length<hana::tuple<>> == 0);

static_assert(element_count<Weights> == 9 && element_count<NoBiasWeights> == 6 && element_count<Nothing<>> == 0);
static_assert(element_count<Network> == 24 && element_count<hana::tuple<>> == 0);

// Each view starts on a cache line.
static_assert(byte_count<View<float, dynamic, 16>>(1) == 64 && byte_count<View<float, dynamic, 16>>(2) == 128);
static_assert(byte_count<View<float, dynamic, 17>>(1) == 128 && byte_count<View<float, dynamic, 17>>(0) == 0);
static_assert(byte_count<View<float, 1, 3>>(1) == 64 && byte_count<View<float, dynamic, 0>>(9) == 0);
static_assert(byte_count<Buffers>(10) == 64 + 64 && byte_count<Buffers>(13) == 128 + 64);
static_assert(byte_count<Cache>(10) == 64 + 64 + 256);
static_assert(byte_count<Nothing<>>(10) == 0 && byte_count<hana::tuple<>>(10) == 0);

static_assert([] {
  std::size_t sum = 0;
  for_indices<4>([&](auto i) { sum = 10 * sum + i; });
  for_indices<0>([&](auto) { sum = 0; });
  return sum;
}() == 123);

TEST_CASE("a walk visits each tensor once, in order, and knows its name") {
  Network network;
  std::vector<std::string> names;
  std::vector<std::size_t> sizes;
  walk(
      [&](const Path& path, auto& tensor) {
        names.push_back(path.text());
        sizes.push_back(tensor.size());
      },
      network);
  CHECK(names == std::vector<std::string>{"1.kernel", "1.bias", "2.0.kernel", "2.1.kernel", "2.1.bias"});
  CHECK(sizes == std::vector<std::size_t>{6, 3, 6, 6, 3});

  Weights alone;
  names.clear();
  walk([&](const Path& path, auto&) { names.push_back(path.text()); }, alone);
  CHECK(names == std::vector<std::string>{"kernel", "bias"});

  Nothing<> nothing;
  walk([&](const Path&, auto&) { FAIL("there is nothing"); }, nothing);
}

TEST_CASE("records of one form are walked in step") {
  Network parameters, gradient;
  const Network rates = [] {
    Network r;
    walk([](const Path&, auto& tensor) { tensor.fill(0.5f); }, r);
    return r;
  }();
  walk([](const Path&, auto& g) { g.fill(4); }, gradient);
  walk(
      [](const Path&, auto& p, const auto& g, const auto& r) {
        for (std::size_t i = 0; i < p.size(); ++i) p.data()[i] -= r.data()[i] * g.data()[i];
      },
      parameters, gradient, rates);
  std::size_t visited = 0;
  walk(
      [&](const Path&, const auto& p) {
        for (const float v : p.flat()) CHECK(v == -2);
        visited += p.size();
      },
      parameters);
  CHECK(visited == element_count<Network>);
}

TEST_CASE("each view of a record gets its place, on a cache line and beside the others") {
  const std::size_t rows = 10, bytes = byte_count<Cache>(rows);
  auto memory = Tensor<std::byte, dynamic>::with_rows(bytes);
  Cache cache;
  std::byte* next = memory.data();
  place(cache, next, rows);
  CHECK(next == memory.data() + bytes);

  auto& [mask, mean] = hana::at_c<0>(cache);
  const auto& inner = hana::at_c<2>(cache);
  CHECK(mask.rows() == rows);
  CHECK(mean.rows() == 3);
  CHECK(inner.rows() == rows);
  const auto at = [&](const void* p) { return static_cast<const std::byte*>(p) - memory.data(); };
  CHECK(at(mask.data()) == 0);
  CHECK(at(mean.data()) == 64);
  CHECK(at(inner.data()) == 128);
  mask.fill(1);  // each ends before the next one starts
  mean.fill(2);
  inner.fill(3);
  for (const auto v : mask.flat()) CHECK(v == 1);
  for (const auto v : mean.flat()) CHECK(v == 2);
}
