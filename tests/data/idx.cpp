// SPDX-License-Identifier: MIT
#include <dovetail/data/idx.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <limits>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;
using files::idx;

template <class T>
concept readable = requires(std::string path) { read_idx<T>(path); };
static_assert(readable<std::uint8_t> && readable<std::int8_t> && readable<std::int16_t> && readable<std::int32_t> &&
              readable<float> && readable<double>);
static_assert(!readable<std::uint16_t> && !readable<std::int64_t> && !readable<bool> && !readable<char>);
static_assert(std::same_as<decltype(read_idx("")), Array<std::uint8_t>>);

namespace {
const files::Folder folder;

template <class T>
bool holds(const Array<T>& array, std::vector<std::size_t> extents, std::vector<T> values) {
  return array.extents == extents && std::equal(array.values.begin(), array.values.end(), values.begin(), values.end());
}
}  // namespace

TEST_CASE("unsigned bytes of every rank, gzipped or not") {
  for (const bool gzipped : {false, true}) {
    const auto write = [&](const Bytes& bytes) {
      return gzipped ? folder.write_gzipped("a", bytes) : folder.write("a", bytes);
    };
    CHECK(holds(read_idx(write(idx(8, {3}, {1, 2, 255}))), {3}, {1, 2, 255}));
    CHECK(holds(read_idx(write(idx(8, {2, 3}, {1, 2, 3, 4, 5, 6}))), {2, 3}, {1, 2, 3, 4, 5, 6}));
    CHECK(holds(read_idx(write(idx(8, {1, 2, 1, 2}, {9, 8, 7, 6}))), {1, 2, 1, 2}, {9, 8, 7, 6}));
    CHECK(holds(read_idx(write(idx(8, {0}, {}))), {0}, {}));
    CHECK(holds(read_idx(write(idx(8, {0, 28, 28}, {}))), {0, 28, 28}, {}));
    CHECK(
        holds(read_idx(write(idx(8, std::vector<std::uint32_t>(255, 1), {5}))), std::vector<std::size_t>(255, 1), {5}));
  }
}

TEST_CASE("a large file, of several chunks") {
  Bytes elements(3'000'001);
  for (std::size_t i = 0; i < elements.size(); ++i) elements[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
  const auto array = read_idx(folder.write_gzipped("large", idx(8, {3'000'001}, elements)));
  CHECK(holds(array, {3'000'001}, elements));
}

TEST_CASE("every element type, the byte of the highest value first") {
  CHECK(holds<std::int8_t>(read_idx<std::int8_t>(folder.write("a", idx(0x09, {3}, {0x7F, 0x80, 0xFF}))), {3},
                           {127, -128, -1}));
  CHECK(holds<std::int16_t>(
      read_idx<std::int16_t>(folder.write("a", idx(0x0B, {3}, {0x01, 0x02, 0x80, 0x00, 0xFF, 0xFE}))), {3},
      {258, -32768, -2}));
  CHECK(holds<std::int32_t>(
      read_idx<std::int32_t>(folder.write("a", idx(0x0C, {2}, {0x01, 0x02, 0x03, 0x04, 0xFF, 0xFF, 0xFF, 0xF6}))), {2},
      {16909060, -10}));
  CHECK(holds<float>(read_idx<float>(folder.write("a", idx(0x0D, {2, 1}, {0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0}))),
                     {2, 1}, {1.f, -2.5f}));
  CHECK(holds<double>(
      read_idx<double>(folder.write(
          "a", idx(0x0E, {2}, {0x3F, 0xB9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9A, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0}))),
      {2}, {0.1, std::numeric_limits<double>::infinity()}));
}

TEST_CASE("what is no such file is refused with what was expected and what was found") {
  const auto refused = [](const Bytes& bytes, const std::string& sentence, auto type) {
    using T = decltype(type);
    CAPTURE(sentence);
    const std::string path = folder.write("bad", bytes), gzipped = folder.write_gzipped("bad.gz", bytes);
    CHECK_THROWS_WITH_AS(read_idx<T>(path), (path + ": " + sentence).c_str(), FormatError);
    CHECK_THROWS_WITH_AS(read_idx<T>(gzipped), (gzipped + ": " + sentence).c_str(), FormatError);
  };
  const std::uint8_t byte = 0;
  const float single = 0;
  const double full = 0;

  SUBCASE("the first four bytes") {
    refused({}, "expected an IDX header of 4 bytes or more, found 0", byte);
    refused({0, 0, 8}, "expected an IDX header of 4 bytes or more, found 3", byte);
    refused({'P', 'K', 3, 4}, "expected an IDX file, which starts with the bytes 00 00, found 50 4B", byte);
    refused({0, 1, 8, 1}, "expected an IDX file, which starts with the bytes 00 00, found 00 01", byte);
    refused({0, 0, 8, 0}, "expected one axis or more, found none", byte);
  }
  SUBCASE("the element type") {
    refused(idx(0x0D, {1}, {0, 0, 0, 0}), "expected the element type 0x08 (uint8), found 0x0D (float)", byte);
    refused(idx(0x08, {1}, {0}), "expected the element type 0x0E (double), found 0x08 (uint8)", full);
    refused(idx(0x0C, {1}, {0}), "expected the element type 0x0D (float), found 0x0C (int32)", single);
    refused(idx(0x09, {1}, {0}), "expected the element type 0x0B (int16), found 0x09 (int8)", std::int16_t{});
    refused(idx(0x0A, {1}, {0}), "expected the element type 0x08 (uint8), found 0x0A (not in the format)", byte);
    refused(idx(0x0F, {1}, {0}), "expected the element type 0x08 (uint8), found 0x0F (not in the format)", byte);
    refused(idx(0x07, {1}, {0}), "expected the element type 0x08 (uint8), found 0x07 (not in the format)", byte);
    refused(idx(0xFF, {1}, {0}), "expected the element type 0x08 (uint8), found 0xFF (not in the format)", byte);
  }
  SUBCASE("a header that is cut short") {
    refused({0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0}, "expected an IDX header of 16 bytes, found 11", byte);
    refused({0, 0, 8, 1}, "expected an IDX header of 8 bytes, found 4", byte);
    refused({0, 0, 8, 255}, "expected an IDX header of 1024 bytes, found 4", byte);
  }
  SUBCASE("sizes that no memory has") {
    const std::uint32_t most = 0xFFFFFFFF;
    refused(idx(8, {most, most, most}, {1, 2, 3}),
            "expected a shape that fits into memory, found shape (4294967295, 4294967295, 4294967295)", byte);
    refused(idx(8, {1u << 31, 1u << 31, 3}, {}),
            "expected a shape that fits into memory, found shape (2147483648, 2147483648, 3)", byte);
    refused(idx(0x0E, {1u << 31, 1u << 30}, {}),
            "expected a shape that fits into memory, found shape (2147483648, 1073741824)", full);
  }
  SUBCASE("elements that are missing, of which no memory is taken") {
    refused(idx(8, {2, 3}, {1, 2, 3, 4, 5}), "expected 6 bytes of elements for shape (2, 3), found 5", byte);
    refused(idx(0x0D, {2}, {1, 2, 3, 4, 5, 6, 7}), "expected 8 bytes of elements for shape (2), found 7", single);
    refused(idx(8, {10}, {}), "expected 10 bytes of elements for shape (10), found 0", byte);
    refused(idx(8, {0x7FFFFFFF, 0x7FFFFFFF}, {1, 2}),
            "expected 4611686014132420609 bytes of elements for shape (2147483647, 2147483647), found 2", byte);
  }
  SUBCASE("elements that are too many") {
    refused(idx(8, {2, 3}, {1, 2, 3, 4, 5, 6, 7}), "expected 6 bytes of elements for shape (2, 3), found more", byte);
    refused(idx(8, {0}, {1}), "expected 0 bytes of elements for shape (0), found more", byte);
  }
}

TEST_CASE("a gzip stream whose checksum is missing is refused, though all elements are there") {
  folder.write_gzipped("whole.gz", idx(8, {4}, {1, 2, 3, 4}));
  Bytes bytes = folder.read("whole.gz");
  bytes.erase(bytes.end() - 8, bytes.end());
  const std::string path = folder.write("cut.gz", bytes);
  CHECK_THROWS_WITH_AS(read_idx(path),
                       (path + ": expected a whole gzip stream, found a broken one (unexpected end of file)").c_str(),
                       FormatError);
}

TEST_CASE("a file that is not there") {
  const std::string path = folder.file("none");
  CHECK_THROWS_WITH_AS(read_idx(path),
                       (path + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
}
