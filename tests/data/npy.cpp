// SPDX-License-Identifier: MIT
#include <dovetail/data/npy.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;
using files::npy;

static_assert(std::same_as<decltype(read_npy<float>("")), Array<float>>);
static_assert(std::same_as<decltype(read_npy<Array<float>>("")), Array<float>>);
static_assert(std::same_as<decltype(read_npy<Tensor<bool, dynamic, 4>>("")), Tensor<bool, dynamic, 4>>);

namespace {
const files::Folder folder;

template <class T>
bool holds(const Array<T>& array, std::vector<std::size_t> extents, std::vector<T> values) {
  return array.extents == extents && std::equal(array.values.begin(), array.values.end(), values.begin(), values.end());
}
std::string header(const std::string& descr, const std::string& shape, bool fortran = false) {
  return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape +
         ", }\n";
}
}  // namespace

TEST_CASE("either order of bytes") {
  const auto read = [](const std::string& descr, const Bytes& bytes, auto type) {
    return read_npy<decltype(type)>(folder.write("a", npy(header(descr, "(2,)"), bytes)));
  };
  CHECK(holds<float>(read("<f4", {0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0}, 0.f), {2}, {1, -2.5}));
  CHECK(holds<float>(read(">f4", {0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0}, 0.f), {2}, {1, -2.5}));
  CHECK(holds<std::int16_t>(read("<i2", {2, 1, 0xFE, 0xFF}, std::int16_t{}), {2}, {258, -2}));
  CHECK(holds<std::int16_t>(read(">i2", {1, 2, 0xFF, 0xFE}, std::int16_t{}), {2}, {258, -2}));
  CHECK(holds<std::uint64_t>(
      read(">u8", {0, 0, 0, 0, 0, 0, 1, 2, 255, 255, 255, 255, 255, 255, 255, 255}, std::uint64_t{}), {2},
      {258, ~std::uint64_t{0}}));
  CHECK(holds<std::int8_t>(read("|i1", {127, 128}, std::int8_t{}), {2}, {127, -128}));
  CHECK(holds<bool>(read("|b1", {1, 0}, true), {2}, {true, false}));
}

TEST_CASE("Fortran's order of axes becomes row-major") {
  const auto read = [](const std::string& shape, const Bytes& bytes) {
    return read_npy<std::uint8_t>(folder.write("a", npy(header("|u1", shape, true), bytes)));
  };
  CHECK(holds<std::uint8_t>(read("(2, 3)", {11, 21, 12, 22, 13, 23}), {2, 3}, {11, 12, 13, 21, 22, 23}));
  CHECK(holds<std::uint8_t>(read("(3, 2)", {11, 21, 31, 12, 22, 32}), {3, 2}, {11, 12, 21, 22, 31, 32}));
  CHECK(holds<std::uint8_t>(read("(2, 1, 2)", {1, 2, 3, 4}), {2, 1, 2}, {1, 3, 2, 4}));
  CHECK(holds<std::uint8_t>(read("(2, 2, 2)", {111, 211, 121, 221, 112, 212, 122, 222}), {2, 2, 2},
                            {111, 112, 121, 122, 211, 212, 221, 222}));
  CHECK(holds<std::uint8_t>(read("(3,)", {1, 2, 3}), {3}, {1, 2, 3}));
  CHECK(holds<std::uint8_t>(read("(3, 0)", {}), {3, 0}, {}));
  CHECK(holds<std::int16_t>(
      read_npy<std::int16_t>(folder.write("a", npy(header(">i2", "(2, 2)", true), {0, 11, 0, 21, 0, 12, 0, 22}))),
      {2, 2}, {11, 12, 21, 22}));
}

TEST_CASE("an array of no axes is one number") {
  CHECK(holds<std::uint8_t>(read_npy<std::uint8_t>(folder.write("a", npy(header("|u1", "()"), {7}))), {}, {7}));
  write_npy(folder.file("a"), 0.25);
  CHECK(holds<double>(read_npy<double>(folder.file("a")), {}, {0.25}));
}

TEST_CASE("a tensor's shape is checked, once") {
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  const std::string path = folder.file("x.npy");
  write_npy(path, x);
  const auto fixed = read_npy<Tensor<float, 2, 3>>(path);
  const auto rows = read_npy<Tensor<float, dynamic, 3>>(path);
  REQUIRE(rows.rows() == 2);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(fixed.flat()[i] == x.flat()[i]);
    CHECK(rows.flat()[i] == x.flat()[i]);
  }
  const auto refused = [&](auto read, const std::string& shape) {
    CHECK_THROWS_WITH_AS(
        read(path),
        (path + " is incompatible with the tensor: expected shape " + shape + ", found shape (2, 3)").c_str(),
        ShapeError);
  };
  refused(read_npy<Tensor<float, 3, 2>>, "(3, 2)");
  refused(read_npy<Tensor<float, 1, 3>>, "(1, 3)");
  refused(read_npy<Tensor<float, dynamic, 2>>, "(None, 2)");
  refused(read_npy<Tensor<float, dynamic>>, "(None)");
  refused(read_npy<Tensor<float, dynamic, 3, 1>>, "(None, 3, 1)");
}

namespace {
template <class T>
void check_there_and_back(std::vector<T> values) {
  CAPTURE(detail::data::npy_code<T>());
  const std::string path = folder.file("there.npy");
  auto x = Tensor<T, dynamic, 2>::with_rows(2);
  for (std::size_t i = 0; i < 4; ++i) x.flat()[i] = values[i];
  write_npy(path, x);
  CHECK(holds<T>(read_npy<T>(path), {2, 2}, values));
  write_npy(path, x.view());
  CHECK(holds<T>(read_npy<T>(path), {2, 2}, values));
  write_npy(path, x[1]);
  CHECK(holds<T>(read_npy<T>(path), {2}, {values[2], values[3]}));
  write_npy(path, Array<T>{{4, 1}, Tensor<T, dynamic>(x.flat())});
  CHECK(holds<T>(read_npy<T>(path), {4, 1}, values));
  write_npy(path, Tensor<T, dynamic, 2>());
  CHECK(holds<T>(read_npy<T>(path), {0, 2}, {}));
}
template <class T>
void check_limits() {
  using limits = std::numeric_limits<T>;
  check_there_and_back<T>({limits::min(), limits::max(), limits::lowest(), T{1}});
}
}  // namespace

TEST_CASE("every type, there and back") {
  check_limits<float>();
  check_limits<double>();
  check_limits<std::int8_t>();
  check_limits<std::int16_t>();
  check_limits<std::int32_t>();
  check_limits<std::int64_t>();
  check_limits<std::uint8_t>();
  check_limits<std::uint16_t>();
  check_limits<std::uint32_t>();
  check_limits<std::uint64_t>();
  check_limits<long long>();
  const std::vector<std::uint8_t> bits{1, 0, 0, 1};
  auto x = Tensor<bool, dynamic>::with_rows(4);
  for (std::size_t i = 0; i < 4; ++i) x[i] = bits[i] == 1;
  write_npy(folder.file("bool.npy"), x);
  CHECK(holds<bool>(read_npy<bool>(folder.file("bool.npy")), {4}, {true, false, false, true}));
}

TEST_CASE("a bool that is neither 0 nor 1 is refused") {
  for (const std::string descr : {"|b1", "<b1", ">b1"}) {
    const std::string path = folder.write("a", npy(header(descr, "(3,)"), {0, 1, 2}));
    CHECK_THROWS_WITH_AS(read_npy<bool>(path), (path + ": expected bytes of 0 and 1 for bool, found others").c_str(),
                         FormatError);
  }
}

TEST_CASE("a file that is broken anywhere is read or refused, and nothing else happens") {
  const Bytes whole = npy(header(">i2", "(2, 3)", true), {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6});
  std::size_t accepted = 0, refused = 0;
  files::for_each_broken(whole, [&](const Bytes& bytes, bool is_shorter) {
    const std::string path = folder.write("broken", bytes);
    try {
      const auto x = read_npy<std::int16_t>(path);
      ++accepted;
      CHECK(!is_shorter);
      CHECK(x.values.size() == 6);
    } catch (const FormatError& error) {
      ++refused;
      CHECK(std::string_view(error.what()).starts_with(path + ": expected "));
    }
  });
  CHECK(accepted >= 12 * 5);  // the elements, which may be anything
  CHECK(refused > 50 * 5);    // most of the header, which may not
}

TEST_CASE("a file that is not there") {
  const std::string path = folder.file("none");
  CHECK_THROWS_WITH_AS(read_npy<float>(path),
                       (path + ": expected a file that can be read, found No such file or directory").c_str(),
                       FormatError);
}
