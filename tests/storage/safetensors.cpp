// SPDX-License-Identifier: MIT
#include <dovetail/storage/safetensors.hpp>

#include <doctest/doctest.h>

#include <storage/bytes.hpp>

using namespace dovetail;
using bytes::Bytes;
using bytes::entry;

namespace {
detail::storage::StoredHeader read(const Bytes& file) {
  return detail::storage::read_header(detail::storage::BytesReader(file), "x");
}
void refused(const Bytes& file, const std::string& why) {
  CHECK_THROWS_WITH_AS(read(file), ("x: expected " + why).c_str(), FormatError);
}
// Entries, and that many bytes behind the header.
Bytes holding(const std::string& entries, std::size_t size) {
  return bytes::file("{" + entries + "}", std::string(size, '\1'));
}
}  // namespace

TEST_CASE("tensors one after the other, in any order of their names, with or without elements") {
  const detail::storage::StoredHeader header =
      read(holding(entry("b", "F32", "2", "0,8") + "," + entry("a", "U8", "3", "8,11") + "," +
                       entry("empty", "F32", "0,5", "8,8") + "," + entry("number", "U8", "", "11,12"),
                   12));
  CHECK(header.tensors.size() == 4);
  CHECK(header.tensors.at("a").begin == 8);
  CHECK(read(holding(entry("b", "F32", "1", "3,7") + "," + entry("a", "U8", "3", "0,3"), 7)).tensors.at("b").begin ==
        3);
  CHECK(read(bytes::file("{}")).tensors.empty());
  CHECK(read(bytes::file("{}   ")).size == 13);
}

TEST_CASE("files that are too short for what they say") {
  refused({}, "a safetensors file, of at least 8 bytes, found 0");
  refused(Bytes(7), "a safetensors file, of at least 8 bytes, found 7");
  refused(Bytes(8), "a header that starts with {, found none");
  Bytes huge = bytes::file("{}");
  huge[7] = std::byte{0x80};
  refused(huge,
          "a safetensors file, found another format, or a part of a file: its first 8 bytes tell of a header of "
          "9223372036854775810 bytes, and 2 follow");
  huge.assign(huge.size(), std::byte{0xFF});
  refused(huge,
          "a safetensors file, found another format, or a part of a file: its first 8 bytes tell of a header of "
          "18446744073709551615 bytes, and 2 follow");
  std::ranges::copy(std::as_bytes(std::span("PK\3\4")), huge.begin());
  refused(huge,
          "a safetensors file, found a zip archive: load(network, path, FromPyTorch{}) of dovetail/storage/pytorch.hpp "
          "takes those of PyTorch's weights");
  refused(holding(entry("a", "F32", "2", "0,8"), 7), "8 bytes of elements, found 7");
  refused(holding(entry("a", "F32", "2", "0,8"), 9), "8 bytes of elements, found 9");
}

TEST_CASE("a header above the format's limit is not read, however long the file is") {
  struct Long {  // a file of zeros
    std::size_t length;
    std::size_t size() const { return length + 8; }
    void read(std::size_t from, unsigned char* to, std::size_t count) const {
      REQUIRE(from == 0);
      REQUIRE(count == 8);
      std::memcpy(to, &length, 8);
    }
  };
  CHECK_THROWS_WITH_AS(detail::storage::read_header(Long{100'000'001}, "x"),
                       "x: expected a header of at most 100000000 bytes, found 100000001", FormatError);
}

TEST_CASE("offsets that leave or share a byte") {
  const auto two = [](const char* a, const char* b) {
    return entry("a", "F32", "2", a) + "," + entry("b", "F32", "2", b);
  };
  refused(holding(two("0,8", "4,12"), 12), "tensor \"b\" to begin at 8, where the one before it ends, found 4");
  refused(holding(two("0,8", "0,8"), 8), "tensor \"b\" to begin at 8, where the one before it ends, found 0");
  refused(holding(two("0,8", "12,20"), 20), "tensor \"b\" to begin at 8, where the one before it ends, found 12");
  refused(holding(two("8,16", "16,24"), 24), "tensor \"a\" to begin at 0, where the one before it ends, found 8");
  refused(holding(two("0,8", "1000,1008"), 16), "tensor \"b\" to begin at 8, where the one before it ends, found 1000");
}

TEST_CASE("shapes that do not fill their bytes") {
  const auto wrong = [](const char* shape, const char* listed, const char* offsets, const char* told) {
    refused(holding(entry("a", "F32", shape, offsets), 8), std::string("tensor \"a\" of type F32 and shape ") + listed +
                                                               " to fill its bytes, found data_offsets " + told);
  };
  wrong("3", "(3)", "0,8", "0 to 8");
  wrong("2", "(2)", "8,0", "8 to 0");
  wrong("0", "(0)", "0,8", "0 to 8");
  wrong("", "()", "0,8", "0 to 8");
  wrong("4611686018427387906", "(4611686018427387906)", "0,8", "0 to 8");  // 4 n overflows to 8
  wrong("4294967296,4294967298", "(4294967296, 4294967298)", "0,8", "0 to 8");
  wrong("2", "(2)", "18446744073709551608,0", "18446744073709551608 to 0");
  CHECK_NOTHROW(read(holding(entry("a", "F32", "18446744073709551615,0,18446744073709551615", "0,0"),
                             0)));  // none, whatever the others
  refused(holding(entry("a", "F31", "2", "0,8"), 8), "tensor \"a\" to have a known type, found \"F31\"");
}
