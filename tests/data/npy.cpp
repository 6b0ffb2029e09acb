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
static_assert(std::same_as<decltype(read_npy<float>("", converted)), Array<float>>);

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
  const auto refused = [&](const auto& as, const std::string& shape) {
    CHECK_THROWS_WITH_AS(
        read_npy<std::remove_cvref_t<decltype(as)>>(path),
        (path + " is incompatible with the tensor: expected shape " + shape + ", found shape (2, 3)").c_str(),
        ShapeError);
  };
  refused(Tensor<float, 3, 2>(), "(3, 2)");
  refused(Tensor<float, 1, 3>(), "(1, 3)");
  refused(Tensor<float, dynamic, 2>(), "(None, 2)");
  refused(Tensor<float, dynamic>(), "(None)");
  refused(Tensor<float, dynamic, 3, 1>(), "(None, 3, 1)");
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

TEST_CASE("float16 is read as float or double, in either order of bytes and of axes") {
  const Bytes little{0, 0x3C, 0, 0xC0, 1, 0, 0, 0x7C}, big{0x3C, 0, 0xC0, 0, 0, 1, 0x7C, 0};
  constexpr float infinity = std::numeric_limits<float>::infinity();
  const std::string path = folder.write("half.npy", npy(header("<f2", "(2, 2)"), little));
  CHECK(holds<float>(read_npy<float>(path), {2, 2}, {1, -2, 0x1p-24f, infinity}));
  CHECK(holds<double>(read_npy<double>(path, converted), {2, 2}, {1, -2, 0x1p-24, infinity}));
  CHECK(read_npy<Tensor<float, dynamic, 2>>(path)(0, 1) == -2);
  folder.write("half.npy", npy(header(">f2", "(2, 2)", true), big));
  CHECK(holds<double>(read_npy<double>(path), {2, 2}, {1, 0x1p-24, -2, infinity}));
  CHECK_THROWS_AS(read_npy<std::int32_t>(path), FormatError);
}

namespace {
// `there` as it is, converted from each type that has all of the values.
template <class T>
void check_converted_from(const std::vector<int>& values) {
  CAPTURE(detail::data::npy_code<T>());
  const std::string path = folder.file("converted.npy");
  auto x = Tensor<T, dynamic>::with_rows(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) x.data()[i] = static_cast<T>(values[i]);
  write_npy(path, x);
  const auto same = [&](auto type) {
    using To = decltype(type);
    const auto y = read_npy<Tensor<To, dynamic>>(path, converted);
    REQUIRE(y.rows() == values.size());
    for (std::size_t i = 0; i < values.size(); ++i) CHECK(y.data()[i] == static_cast<To>(values[i]));
  };
  same(float()), same(double()), same(std::int8_t()), same(std::uint8_t()), same(std::int16_t());
  same(std::uint16_t()), same(std::int32_t()), same(std::uint32_t()), same(std::int64_t()), same(std::uint64_t());
  if (*std::ranges::max_element(values) < 2) same(bool());
}
}  // namespace

TEST_CASE("an explicit word converts every type to every other") {
  const std::vector<int> values{0, 1, 7, 127};
  check_converted_from<float>(values), check_converted_from<double>(values);
  check_converted_from<std::int8_t>(values), check_converted_from<std::uint8_t>(values);
  check_converted_from<std::int16_t>(values), check_converted_from<std::uint16_t>(values);
  check_converted_from<std::int32_t>(values), check_converted_from<std::uint32_t>(values);
  check_converted_from<std::int64_t>(values), check_converted_from<std::uint64_t>(values);
  check_converted_from<bool>({1, 0, 1});
  const std::string path = folder.write("a", npy(header(">i2", "(2, 2)", true), {0, 11, 0, 21, 0, 12, 0, 22}));
  CHECK(holds<float>(read_npy<float>(path, converted), {2, 2}, {11, 12, 21, 22}));
}

TEST_CASE("an element that the type cannot hold is refused, with its place") {
  const std::string path = folder.file("a.npy");
  const auto refused = [&](auto read, const std::string& what) {
    CHECK_THROWS_WITH_AS(read(path), (path + ": expected elements that " + what).c_str(), FormatError);
  };
  write_npy(path, Tensor<double, 2, 2>{{0.1, 1e30}, {-1e300, 2}});
  refused([](auto& p) { return read_npy<float>(p, converted); },
          "float32 ('f4') can hold, found -1e+300 at index (1, 0)");
  refused([](auto& p) { return read_npy<std::int32_t>(p, converted); },
          "int32 ('i4') can hold, found 0.1 at index (0, 0)");
  write_npy(path, Tensor<std::int64_t, 3>{1, 0, 3000000000});
  refused([](auto& p) { return read_npy<std::int32_t>(p, converted); },
          "int32 ('i4') can hold, found 3e+09 at index (2)");
  refused([](auto& p) { return read_npy<bool>(p, converted); }, "bool ('b1') can hold, found 3e+09 at index (2)");
  CHECK(read_npy<float>(path, converted).values[2] == 3e9f);
  write_npy(path, std::numeric_limits<double>::quiet_NaN());
  refused([](auto& p) { return read_npy<std::int8_t>(p, converted); }, "int8 ('i1') can hold, found nan at index ()");
  CHECK(is_nan(read_npy<float>(path, converted).values[0]));
  folder.write("a.npy", npy(header("|b1", "(3,)"), {0, 1, 2}));
  CHECK_THROWS_WITH_AS(read_npy<float>(path, converted),
                       (path + ": expected bytes of 0 and 1 for bool, found others").c_str(), FormatError);
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
