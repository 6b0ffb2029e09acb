// SPDX-License-Identifier: MIT
#include <dovetail/data/npz.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

namespace {
const files::Folder folder;

template <class T>
bool holds(const Array<T>& array, std::vector<std::size_t> extents, std::vector<T> values) {
  return array.extents == extents && std::equal(array.values.begin(), array.values.end(), values.begin(), values.end());
}
}  // namespace

TEST_CASE("arrays of several types, there and back") {
  const std::string path = folder.file("data.npz");
  const Tensor<float, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  auto y = Tensor<std::int32_t, dynamic>::with_rows(2);
  y[1] = -7;
  const Array<double> z{{1, 2, 1}, Tensor<double, dynamic>{0.5, 0.25}};
  for (const int level : {0, 1, 9}) {
    write_npz(path,
              {{"x", x}, {"y", y}, {"row", x[1]}, {"z", z}, {"rate", 0.125f}, {"nothing", Tensor<float, dynamic, 3>()}},
              Compressed{level});
    CHECK(npz_names(path) == std::vector<std::string>{"x", "y", "row", "z", "rate", "nothing"});
    CHECK(holds<float>(read_npz<float>(path, "x"), {2, 3}, {1, 2, 3, 4, 5, 6}));
    CHECK(holds<std::int32_t>(read_npz<std::int32_t>(path, "y"), {2}, {0, -7}));
    CHECK(holds<float>(read_npz<float>(path, "row"), {3}, {4, 5, 6}));
    CHECK(holds<double>(read_npz<double>(path, "z"), {1, 2, 1}, {0.5, 0.25}));
    CHECK(holds<float>(read_npz<float>(path, "rate"), {}, {0.125f}));
    CHECK(holds<float>(read_npz<float>(path, "nothing"), {0, 3}, {}));
    const auto rows = read_npz<Tensor<float, dynamic, 3>>(path, "x");
    REQUIRE(rows.rows() == 2);
    CHECK(rows(1, 2) == 6);
  }
  write_npz(path, {{"x", x}});
  CHECK(npz_names(path) == std::vector<std::string>{"x"});
  write_npz(path, {});
  CHECK(npz_names(path).empty());
}

TEST_CASE("compressed on request") {
  const auto x = Tensor<float, dynamic, 100>::with_rows(1000);
  write_npz(folder.file("stored.npz"), {{"x", x}});
  write_npz(folder.file("compressed.npz"), {{"x", x}}, Compressed{});
  CHECK(folder.read("stored.npz").size() > 400'000);
  CHECK(folder.read("compressed.npz").size() < 2'000);  // zeros
}

TEST_CASE("errors name the archive and the array") {
  const std::string path = folder.file("some.npz");
  const Tensor<float, 2, 3> x;
  write_npz(path, {{"x", x}, {"y", x}});
  const auto refused = [](auto read, const std::string& sentence, auto type) {
    CHECK_THROWS_WITH_AS(read(), sentence.c_str(), decltype(type));
  };
  refused([&] { return read_npz<float>(path, "z"); }, path + ": expected an array z, found x, y", FormatError(""));
  refused([&] { return read_npz<double>(path, "y"); },
          path +
              ", array y: expected elements of type float64 ('f8'), found float32 ('<f4'): `converted` as the last "
              "argument converts them",
          FormatError(""));
  CHECK(holds<double>(read_npz<double>(path, "y", converted), {2, 3}, {0, 0, 0, 0, 0, 0}));
  refused([&] { return read_npz<Tensor<float, dynamic, 4>>(path, "y"); },
          path + ", array y is incompatible with the tensor: expected shape (None, 4), found shape (2, 3)",
          ShapeError(""));

  detail::data::write_zip(path, {{"notes.txt", {"text"}}}, 0);
  refused([&] { return read_npz<float>(path, "x"); }, path + ": expected an array x, found none", FormatError(""));
  CHECK(npz_names(path).empty());
  detail::data::write_zip(path, {{"x.npy", {"text"}}}, 0);
  refused([&] { return read_npz<float>(path, "x"); },
          path + ", array x: expected a NumPy file, which starts with \\x93NUMPY, found 4 bytes", FormatError(""));
  detail::data::write_zip(path, {{"x.npy", {"text"}}, {"x.npy", {"text"}}}, 0);
  refused([&] { return read_npz<float>(path, "x"); }, path + ": expected one array x, found two", FormatError(""));

  refused([&] { write_npz(path, {{"x", x}, {"x", x}}); }, path + ": expected arrays of different names, found two of x",
          ValueError(""));
  refused([&] { write_npz(path, {{"x", x}}, Compressed{10}); }, "Compressed: expected a level from 0 to 9, found 10",
          OptionError(""));
}

TEST_CASE("an archive that is broken anywhere gives the same array or none") {
  const Tensor<std::int16_t, 2, 3> x{{1, 2, 3}, {4, 5, 6}};
  for (const int level : {0, 6}) {
    write_npz(folder.file("whole.npz"), {{"x", x}}, Compressed{level});
    files::for_each_broken(folder.read("whole.npz"), [&](const Bytes& bytes, bool is_shorter) {
      try {
        const auto read = read_npz<std::int16_t>(folder.write("broken", bytes), "x");
        CHECK(!is_shorter);
        CHECK(holds<std::int16_t>(read, {2, 3}, {1, 2, 3, 4, 5, 6}));
      } catch (const FormatError&) {
      }
    });
  }
}

// tests/data/numpy_files.py runs the two below: its files hold 100 i + 10 j + k, of shape (2, 3, 4), in each type's
// range.
namespace {
const char* const numpy_folder = std::getenv("DOVETAIL_NUMPY_FILES");

template <class T>
T numpy_value(std::size_t i, std::size_t j, std::size_t k) {
  const std::size_t value = 100 * i + 10 * j + k;
  if constexpr (std::is_same_v<T, bool>)
    return value % 3 == 0;
  else if constexpr (std::is_signed_v<T>)
    return static_cast<T>(static_cast<int>(value % 128) - 64);
  else
    return static_cast<T>(value);
}
template <class T>
Tensor<T, 2, 3, 4> numpy_values() {
  Tensor<T, 2, 3, 4> x;
  for (std::size_t n = 0; n < 24; ++n) x.data()[n] = numpy_value<T>(n / 12, n / 4 % 3, n % 4);
  return x;
}

template <class Use>
void for_each_type(Use use) {
  use(float()), use(double()), use(bool());
  use(std::int8_t()), use(std::int16_t()), use(std::int32_t()), use(std::int64_t());
  use(std::uint8_t()), use(std::uint16_t()), use(std::uint32_t()), use(std::uint64_t());
}
}  // namespace

TEST_CASE("NumPy writes, dovetail reads" * doctest::skip(numpy_folder == nullptr)) {
  const std::string path = std::string(numpy_folder) + "/";
  for_each_type([&](auto type) {
    using T = decltype(type);
    const std::string code(detail::data::npy_code<T>());
    const auto expected = numpy_values<T>();
    const auto check = [&](const Tensor<T, dynamic, 3, 4>& x) {
      REQUIRE(x.rows() == 2);
      for (std::size_t n = 0; n < 24; ++n) CHECK(x.flat()[n] == expected.flat()[n]);
    };
    for (const std::string order : {"little", "big"})
      for (const std::string axes : {"c", "fortran"})
        for (const std::string version : {"1", "2", "3"}) {
          const std::string name = code + "_" + order + "_" + axes + "_" + version;
          CAPTURE(name);
          check(read_npy<Tensor<T, dynamic, 3, 4>>(path + name + ".npy"));
        }
    for (const std::string archive : {"stored", "compressed", "zip64"})
      check(read_npz<Tensor<T, dynamic, 3, 4>>(path + archive + ".npz", code));
    CHECK(read_npy<T>(path + code + "_number.npy").extents.empty());
    CHECK(read_npy<T>(path + code + "_number.npy").values[0] == numpy_value<T>(1, 2, 3));
    CHECK(read_npz<T>(path + "stored.npz", code + "_none").extents == std::vector<std::size_t>{0, 7});
  });
  const auto half = numpy_values<float>();
  for (const std::string name : {"f2_little_c_1", "f2_big_fortran_3"}) {
    const auto x = read_npy<Tensor<float, dynamic, 3, 4>>(path + name + ".npy");
    for (std::size_t n = 0; n < 24; ++n) CHECK(x.flat()[n] == half.flat()[n]);
  }
  CHECK(read_npz<float>(path + "compressed.npz", "i8", converted).values[23] == numpy_value<std::int64_t>(1, 2, 3));
  CHECK(read_npy<Tensor<float, dynamic, 3>>(path + "python_2.npy")(1, 2) == 6);
  CHECK_THROWS_AS(read_npy<float>(path + "complex.npy"), FormatError);
  CHECK_THROWS_AS(read_npy<float>(path + "records.npy"), FormatError);
  CHECK_THROWS_AS(read_npy<float>(path + "objects.npy"), FormatError);
}

TEST_CASE("dovetail writes, NumPy reads" * doctest::skip(numpy_folder == nullptr)) {
  const std::string path = std::string(numpy_folder) + "/dovetail_";
  for_each_type([&](auto type) {
    using T = decltype(type);
    const std::string code(detail::data::npy_code<T>());
    const auto x = numpy_values<T>();
    const T number = numpy_value<T>(1, 2, 3);
    write_npy(path + code + ".npy", x);
    write_npy(path + code + "_row.npy", x[1][2]);
    write_npy(path + code + "_number.npy", number);
    write_npy(path + code + "_none.npy", Tensor<T, dynamic, 7>());
    write_npz(path + code + "_stored.npz", {{"x", x}, {"row", x[1][2]}, {"number", number}});
    write_npz(path + code + "_compressed.npz", {{"x", x}, {"row", x[1][2]}, {"number", number}}, Compressed{});
    const detail::data::NpyBytes bytes = detail::data::npy_bytes(x);
    detail::data::write_zip(path + code + "_zip64.npz", {{"x.npy", {bytes.header, bytes.elements}}}, 6, 0);
  });
}
