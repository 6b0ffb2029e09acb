// SPDX-License-Identifier: MIT
#include <dovetail/data/npy_header.hpp>

#include <doctest/doctest.h>

#include <dovetail/data/read_file.hpp>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;
using files::npy;

static_assert(detail::data::npy_code<float>() == "f4" && detail::data::npy_code<double>() == "f8" &&
              detail::data::npy_code<bool>() == "b1");
static_assert(detail::data::npy_code<std::int8_t>() == "i1" && detail::data::npy_code<std::int16_t>() == "i2" &&
              detail::data::npy_code<std::int32_t>() == "i4");
static_assert(detail::data::npy_code<std::int64_t>() == "i8" && detail::data::npy_code<long long>() == "i8");
static_assert(detail::data::npy_code<std::uint8_t>() == "u1" && detail::data::npy_code<std::uint16_t>() == "u2" &&
              detail::data::npy_code<std::uint32_t>() == "u4");
static_assert(detail::data::npy_code<std::uint64_t>() == "u8" && detail::data::npy_code<unsigned long long>() == "u8");
static_assert(detail::data::npy_code<char>().empty() && detail::data::npy_code<wchar_t>().empty() &&
              detail::data::npy_code<char32_t>().empty());
static_assert(detail::data::npy_code<long double>().empty() && detail::data::npy_code<const float>().empty() &&
              detail::data::npy_code<std::string>().empty());

namespace {
detail::data::NpyHeader read(const Bytes& bytes, std::string_view code = "f4") {
  return detail::data::read_npy_header(detail::data::MemoryReader("x.npy", bytes), code);
}
void refused(const Bytes& bytes, const std::string& sentence, std::string_view code = "f4") {
  CAPTURE(sentence);
  CHECK_THROWS_WITH_AS(read(bytes, code), ("x.npy: " + sentence).c_str(), FormatError);
}
}  // namespace

TEST_CASE("a header as Python writes it, and as it could") {
  const Bytes six(24);
  for (std::uint8_t version = 1; version <= 3; ++version) {
    const auto header = read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }   \n", six, version));
    CHECK(header.descr == "<f4");
    CHECK(!header.fortran_order);
    CHECK(header.extents == std::vector<std::size_t>{2, 3});
    CHECK(header.size == (version == 1 ? 73 : 75));
  }
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", six)).fortran_order);
  CHECK(read(npy("{\"shape\":(3,2),\"fortran_order\":True,\"descr\":\"<f4\"}\n", six)).extents ==
        std::vector<std::size_t>{3, 2});
  CHECK(read(npy("{ 'shape' : ( 6 , ) , 'descr' : '=f4' , 'fortran_order' : False }", six)).extents ==
        std::vector<std::size_t>{6});
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (), }", Bytes(4))).extents.empty());
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 5), }", {})).extents ==
        std::vector<std::size_t>{0, 5});
  CHECK(read(npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }", Bytes(2)), "u1").descr == "|u1");

  const bool little = std::endian::native == std::endian::little;
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", six)).swapped() == !little);
  CHECK(read(npy("{'descr': '>f4', 'fortran_order': False, 'shape': (6,), }", six)).swapped() == little);
  for (const std::string own : {"=f4", "|f4", "f4"})
    CHECK(!read(npy("{'descr': '" + own + "', 'fortran_order': False, 'shape': (6,), }", six)).swapped());
}

TEST_CASE("a header of Python 2, whose extents may be longs") {
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }", Bytes(24))).extents ==
        std::vector<std::size_t>{2, 3});
  CHECK(read(npy("{'descr': '<f4', 'fortran_order': False, 'shape': (6L,), }", Bytes(24))).extents ==
        std::vector<std::size_t>{6});
}

TEST_CASE("what is no NumPy file is refused") {
  refused({}, "expected a NumPy file, which starts with \\x93NUMPY, found 0 bytes");
  refused(Bytes(9, 0x93), "expected a NumPy file, which starts with \\x93NUMPY, found 9 bytes");
  refused(Bytes(200, 'a'), "expected a NumPy file, which starts with \\x93NUMPY, found other bytes");
  refused({0x93, 'N', 'U', 'M', 'P', 'Y', 4, 0, 0, 0},
          "expected version 1.0, 2.0 or 3.0 of the format, found version 4.0");
  refused({0x93, 'N', 'U', 'M', 'P', 'Y', 1, 7, 0, 0},
          "expected version 1.0, 2.0 or 3.0 of the format, found version 1.7");
  refused({0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 0, 1, 'x'}, "expected a header of 266 bytes, found a file of 11");
  refused({0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 255, 255, 255, 255},
          "expected a header of 4294967307 bytes, found a file of 12");
  refused({0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0}, "expected a header of 12 bytes, found a file of 10");
}

TEST_CASE("a header that is no dict of the three") {
  for (const std::string text : {"",
                                 " ",
                                 "{",
                                 "{}",
                                 "}",
                                 "{'descr'}",
                                 "{'descr': }",
                                 "{'descr': '<f4}",
                                 "{'descr': '<f4', 'fortran_order': False}",
                                 "{'descr': '<f4', 'shape': (6,)}",
                                 "{'fortran_order': False, 'shape': (6,)}",
                                 "{'descr': '<f4', 'fortran_order': 0, 'shape': (6,)}",
                                 "{'descr': '<f4', 'fortran_order': Falsehood, 'shape': (6,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': 6}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': [6]}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6,}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (-6,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6.,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6 1)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6LL,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6 L,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (L,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6,)} 1",
                                 "{'descr': '<f4' 'fortran_order': False 'shape': (6,)}",
                                 "{'descr': '', 'fortran_order': False, 'shape': (6,)}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'more': 1}",
                                 "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'shape': (6,)}",
                                 "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (6,)}",
                                 "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (6,)}"})
    refused(npy(text, Bytes(24)),
            "expected the header {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }, found " + text);
  refused(npy(std::string(200, '\x01'), {}),
          "expected the header {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }, found " +
              std::string(100, ' '));
}

TEST_CASE("elements of another type: both are named") {
  const auto header = [](const std::string& descr) {
    return npy("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (1,), }", Bytes(8));
  };
  const std::string convert = ": `converted` as the last argument converts them";
  refused(header("<f8"), "expected elements of type float32 ('f4'), found float64 ('<f8')" + convert);
  refused(header("<i4"), "expected elements of type float64 ('f8'), found int32 ('<i4')" + convert, "f8");
  refused(header(">u8"), "expected elements of type int64 ('i8'), found uint64 ('>u8')" + convert, "i8");
  refused(header("|u1"), "expected elements of type bool ('b1'), found uint8 ('|u1')" + convert, "b1");
  refused(header("f8"), "expected elements of type float32 ('f4'), found float64 ('=f8')" + convert);
  refused(header("<f2"), "expected elements of type int32 ('i4'), found float16 ('<f2')" + convert, "i4");
  refused(header("<c8"), "expected elements of type float32 ('f4'), found complex64 ('<c8')");
  refused(header("<f16"), "expected elements of type float32 ('f4'), found '<f16'");
  refused(header("<U12"), "expected elements of type float32 ('f4'), found '<U12'");
  refused(header("<M8[ns]"), "expected elements of type float32 ('f4'), found '<M8[ns]'");
  refused(header("|O"), "expected elements of type float32 ('f4'), found '|O'");
  refused(header("!f4"), "expected elements of type float32 ('f4'), found float32 ('!f4')");
}

TEST_CASE("elements that are converted are checked by their own size") {
  const auto header = [](const std::string& descr, std::size_t bytes, bool any_number) {
    const Bytes file = npy("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (3,), }", Bytes(bytes));
    return detail::data::read_npy_header(detail::data::MemoryReader("x.npy", file), "f4", any_number);
  };
  CHECK(header("<f2", 6, false).code() == "f2");
  CHECK(header("<f8", 24, true).code() == "f8");
  CHECK(header("|b1", 3, true).code() == "b1");
  CHECK_THROWS_WITH_AS(header("<f2", 12, false), "x.npy: expected 6 bytes of elements for shape (3), found 12",
                       FormatError);
  CHECK_THROWS_WITH_AS(header("<c8", 24, true),
                       "x.npy: expected elements of type float32 ('f4'), found complex64 ('<c8')", FormatError);
}

TEST_CASE("a shape that the file does not have, of which no memory is taken") {
  const auto header = [](const std::string& shape, std::size_t bytes) {
    return npy("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }", Bytes(bytes));
  };
  refused(header("(2, 3)", 23), "expected 24 bytes of elements for shape (2, 3), found 23");
  refused(header("(2, 3)", 25), "expected 24 bytes of elements for shape (2, 3), found 25");
  refused(header("()", 0), "expected 4 bytes of elements for shape (), found 0");
  refused(header("(0, 7)", 1), "expected 0 bytes of elements for shape (0, 7), found 1");
  refused(header("(1000000000000000000,)", 4),
          "expected 4000000000000000000 bytes of elements for shape (1000000000000000000), found 4");
  refused(header("(4294967296, 4294967296)", 4),
          "expected a shape that fits into memory, found shape (4294967296, 4294967296)");
  refused(header("(18446744073709551615, 2)", 4),
          "expected a shape that fits into memory, found shape (18446744073709551615, 2)");
}

TEST_CASE("the header that is written is NumPy's, to the byte") {
  const std::string order = std::endian::native == std::endian::little ? "<" : ">";
  const auto expected = [](const std::string& text,
                           std::size_t size) {  // what stands before the elements is a multiple of 64
    const std::string whole = text + std::string(size - 10 - text.size() - 1, ' ') + '\n';
    const Bytes bytes = npy(whole, {});
    return std::string(bytes.begin(), bytes.end());
  };
  CHECK(detail::data::make_npy_header("f4", {2, 3}) ==
        expected("{'descr': '" + order + "f4', 'fortran_order': False, 'shape': (2, 3), }", 128));
  CHECK(detail::data::make_npy_header("u1", {5}) ==
        expected("{'descr': '|u1', 'fortran_order': False, 'shape': (5,), }", 128));
  CHECK(detail::data::make_npy_header("b1", {}) ==
        expected("{'descr': '|b1', 'fortran_order': False, 'shape': (), }", 128));
  const std::string ones = "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)";
  CHECK(detail::data::make_npy_header("u1", std::vector<std::size_t>(25, 1)) ==
        expected("{'descr': '|u1', 'fortran_order': False, 'shape': " + ones + ", }", 192));
}
