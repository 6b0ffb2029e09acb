// SPDX-License-Identifier: MIT
#include <dovetail/layers/protocol/memory.hpp>

#include <doctest/doctest.h>

#include <cstdint>

#include <dovetail/tensor/nothing.hpp>

using namespace dovetail;

namespace {

struct Buffers {
  using Mask = View<std::uint8_t, dynamic, 5>;
  using Mean = View<double, 3>;  // of the batch, not of each row
  BOOST_HANA_DEFINE_STRUCT(Buffers, (Mask, mask), (Mean, mean));
};
using Cache = boost::hana::tuple<Buffers, Nothing<>, detail::layers::Transient<View<float, dynamic, 8>>,
                                 View<float, dynamic, 2, 3>>;

struct Plan {
  static constexpr detail::layers::Bytes bytes(std::size_t rows) { return {64 * rows, 128}; }
};

constexpr bool equal(detail::layers::Bytes a, detail::layers::Bytes b) {
  return a.persistent == b.persistent && a.transient == b.transient;
}

}  // namespace

// Each view starts on a cache line.
static_assert(detail::layers::byte_count<View<float, dynamic, 16>>(1) == 64 &&
              detail::layers::byte_count<View<float, dynamic, 16>>(2) == 128);
static_assert(detail::layers::byte_count<View<float, dynamic, 17>>(1) == 128 &&
              detail::layers::byte_count<View<float, dynamic, 17>>(0) == 0);
static_assert(detail::layers::byte_count<View<float, 1, 3>>(1) == 64 &&
              detail::layers::byte_count<View<float, dynamic, 0>>(9) == 0);
static_assert(detail::layers::byte_count<Buffers>(10) == 64 + 64 &&
              detail::layers::byte_count<Buffers>(13) == 128 + 64);
static_assert(detail::layers::byte_count<Nothing<>>(10) == 0 &&
              detail::layers::byte_count<boost::hana::tuple<>>(10) == 0);

// What is transient is counted apart.
static_assert(equal(detail::layers::bytes_of<Cache>(10), {64 + 64 + 256, 320}) &&
              detail::layers::byte_count<Cache>(10) == 64 + 64 + 256 + 320);

// Of reserved memory the plan counts; where the rows are a constant, for these.
static_assert(equal(detail::layers::bytes_of<detail::layers::Reserved<dynamic, Plan>>(3), {192, 128}) &&
              equal(detail::layers::bytes_of<detail::layers::Reserved<1, Plan>>(3), {64, 128}));

TEST_CASE("each view of a record gets its place, on a cache line and beside the others") {
  const std::size_t rows = 10, bytes = detail::layers::byte_count<Cache>(rows);
  auto memory = Tensor<std::byte, dynamic>::with_rows(bytes);
  Cache cache;
  std::byte* next = memory.data();
  place(cache, next, rows);
  CHECK(next == memory.data() + bytes);

  auto& [mask, mean] = boost::hana::at_c<0>(cache);
  const auto& transient = boost::hana::at_c<2>(cache).view;
  const auto& inner = boost::hana::at_c<3>(cache);
  CHECK(mask.rows() == rows);
  CHECK(mean.rows() == 3);
  CHECK(inner.rows() == rows);
  CHECK(transient.rows() == rows);
  const auto at = [&](const void* p) { return static_cast<const std::byte*>(p) - memory.data(); };
  CHECK(at(mask.data()) == 0);
  CHECK(at(mean.data()) == 64);
  CHECK(at(inner.data()) == 128);
  CHECK(at(transient.data()) == 384);
  mask.fill(1);  // each ends before the next one starts
  mean.fill(2);
  inner.fill(3);
  transient.fill(4);
  for (const auto v : mask.flat()) CHECK(v == 1);
  for (const auto v : mean.flat()) CHECK(v == 2);
  for (const auto v : inner.flat()) CHECK(v == 3);
}

TEST_CASE("what is persistent and what is transient can lie apart") {
  auto memory = Tensor<std::byte, dynamic>::with_rows(1024), other = memory;
  Cache cache;
  place(cache, {memory.data(), other.data()}, {}, 2);
  CHECK(reinterpret_cast<std::byte*>(boost::hana::at_c<3>(cache).data()) == memory.data() + 128);
  CHECK(reinterpret_cast<std::byte*>(boost::hana::at_c<2>(cache).view.data()) == other.data());

  boost::hana::tuple<detail::layers::Reserved<dynamic, Plan>, detail::layers::Reserved<dynamic, Plan>> two;
  place(two, {memory.data(), other.data()}, {64, 0}, 2);
  CHECK(boost::hana::at_c<0>(two).persistent == memory.data() + 64);
  CHECK(boost::hana::at_c<1>(two).persistent == memory.data() + 64 + 128);
  CHECK(boost::hana::at_c<1>(two).transient == other.data() + 128);
}

// In constant expressions bytes are no views, but views know their rows.
static_assert([] {
  Cache cache;
  place(cache, {}, {}, 2);
  return boost::hana::at_c<3>(cache).rows() == 2 && boost::hana::at_c<3>(cache).data() == nullptr;
}());
