// SPDX-License-Identifier: MIT
#include <dovetail/data/csv.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>

#include <data/files.hpp>

using namespace dovetail;
using files::Bytes;

static_assert(std::same_as<decltype(read_csv<Tensor<float, dynamic, 4>>("")), Tensor<float, dynamic, 4>>);
static_assert(std::same_as<decltype(read_csv<double>("")), Array<double>>);

namespace {
const files::Folder folder;
using Labels = std::vector<std::string>;

std::string write(const std::string& text) { return folder.write("birds.csv", Bytes(text.begin(), text.end())); }

const std::string birds =
    "species,bill,mass\n"
    "Adelie,39.1,3750\n"
    "Gentoo,NA,5000\n"
    "Adelie,-1e-2,\n"
    "\"King, of Prussia\",  +7.5 ,0\n";

template <class Error, class Read>
void is_refused(Read read, const std::string& sentence) {
  CHECK_THROWS_WITH_AS(read(), (folder.file("birds.csv") + sentence).c_str(), Error);
}
}  // namespace

TEST_CASE("columns by name and by index become tensors") {
  const CsvTable table = read_csv(write(birds));
  CHECK(table.rows() == 4);
  CHECK(table.columns() == 3);
  CHECK(table.names() == Labels{"species", "bill", "mass"});
  CHECK(table.text(3, "species") == "King, of Prussia");
  CHECK(table.text(0, 2) == "3750");
  CHECK(table.is_missing(1, "bill"));
  CHECK(table.is_missing(2, "mass"));
  CHECK(!table.is_missing(0, "bill"));

  const auto x = table.as<Tensor<float, dynamic, 2>>("mass", 1);
  REQUIRE(x.rows() == 4);
  CHECK(x(0, 0) == 3750);
  CHECK(x(0, 1) == 39.1f);
  CHECK(x(1, 0) == 5000);
  CHECK(std::isnan(x(1, 1)));
  CHECK(std::isnan(x(2, 0)));
  CHECK(x(2, 1) == -0.01f);
  CHECK(x(3, 0) == 0);
  CHECK(x(3, 1) == 7.5f);

  const auto one = table.as<Tensor<double, dynamic>>(std::string("bill"));
  CHECK(one(0) == 39.1);
  CHECK(table.as<Tensor<float, 4, 2>>("bill", "mass")(3, 0) == 7.5f);
  CHECK(table.as<Tensor<float, 4, 2>>(columns<1, 3>)(3, 0) == 7.5f);
  CHECK(table.as<Tensor<float, 4, 3>>("mass", columns<1, 3>)(3, 1) == 7.5f);
  CHECK(table.as<Tensor<float, dynamic>>(columns<2, 3>)(0) == 3750);
  CHECK(table.as<float>("bill", "mass").extents == std::vector<std::size_t>{4, 2});
  CHECK(table.as<Tensor<float, dynamic, 2, 2>>("bill", "mass", "mass", "bill")(0, 1, 0) == 3750);
}

TEST_CASE("all columns of a file of numbers") {
  const auto x =
      read_csv<Tensor<std::int32_t, dynamic, 3>>(write("1;2;-3\n4;5;6\n"), {.delimiter = ';', .header = false});
  REQUIRE(x.rows() == 2);
  for (std::size_t i = 0; i < 6; ++i) CHECK(x.flat()[i] == (i == 2 ? -3 : static_cast<int>(i) + 1));
  CHECK(read_csv<float>(write("a,b\n")).extents == std::vector<std::size_t>{0, 2});
}

TEST_CASE("every number that a type holds, and no other") {
  const auto reads = [](const std::string& text, auto expected) {
    using T = decltype(expected);
    CAPTURE(text);
    const auto x = read_csv<Tensor<T, dynamic>>(write(text), {.header = false});
    CHECK(x(0) == expected);
  };
  const auto no_number = [](const std::string& text, auto type, const std::string& expected,
                            const std::string& hint = "") {
    using T = decltype(type);
    is_refused<FormatError>([&] { return read_csv<Tensor<T, dynamic>>(write(text), {.header = false}); },
                            ", line 1, column 1: expected " + expected + ", found \"" + text + "\"" + hint);
  };
  const float infinity = std::numeric_limits<float>::infinity();
  reads("1e-3", 1e-3f), reads(".5", 0.5f), reads("5.", 5.f), reads("-0", -0.f), reads("3.4028235e38", 3.4028235e38f);
  reads("inf", infinity), reads("-Infinity", -infinity), reads("1e-40", 1e-40f), reads("1e-60", 0.f),
      reads("-1e-400", 0.);
  CHECK(std::isnan(read_csv<Tensor<float, dynamic>>(write("NAN"), {.header = false})(0)));
  for (const std::string text :
       {"abc", "1x", "0x10", "1e", "--1", "+-1", "++1", "1e39", "-1e39", "1e99999", "1.5.2", "Nan", "nan(1)"})
    no_number(text, float(), "a number");
  no_number("1 2", float(), "a number", "; this looks like {.delimiter = ' '}");
  no_number("1e309", double(), "a number");

  reads("-128", std::int8_t{-128}), reads("255", std::uint8_t{255}), reads("+7", std::int16_t{7});
  reads("18446744073709551615", std::numeric_limits<std::uint64_t>::max());
  reads("-9223372036854775808", std::numeric_limits<std::int64_t>::min());
  no_number("128", std::int8_t(), "an integer from -128 to 127");
  no_number("-1", std::uint8_t(), "an integer from 0 to 255");
  no_number("256", std::uint8_t(), "an integer from 0 to 255");
  no_number("1.0", std::uint16_t(), "an integer from 0 to 65535");
  no_number("NA", std::int16_t(), "an integer from -32768 to 32767");
}

TEST_CASE("no value: empty, or a text that says so") {
  const std::string path = write("a,b,c\n?,1,\n2,-,3\n4,5,6\n");
  const CsvOptions options{.missing = {"?", "-"}};
  const auto x = read_csv<Tensor<float, dynamic, 3>>(path, options);
  const bool missing[] = {true, false, true, false, true, false, false, false, false};
  for (std::size_t i = 0; i < 9; ++i) CHECK(std::isnan(x.flat()[i]) == missing[i]);
  is_refused<FormatError>(
      [&] { return read_csv<float>(path); },
      ", line 2, column 1 (a): expected a number, found \"?\"; {.missing = {\"?\"}} reads it as no value");
  is_refused<FormatError>([&] { return read_csv(path, options).as<int>("c"); },
                          ", line 2, column 3 (c): expected an integer from -2147483648 to 2147483647, found nothing");

  CHECK(read_csv(path, options).drop_missing().as<Tensor<int, 1, 3>>()(0, 2) == 6);
  CHECK(read_csv(path, options).drop_missing("a").as<Tensor<int, 2, 1>>("a")(0, 0) == 2);
  CHECK(read_csv(path, options).drop_missing("b", 2).rows() == 1);
  CsvTable table = read_csv(path, options);
  table.drop_missing("a");
  is_refused<FormatError>([&] { return table.as<int>("b"); },  // lines are still those of the file
                          ", line 3, column 2 (b): expected an integer from -2147483648 to 2147483647, found \"-\"");
}

TEST_CASE("every NaN is a missing value") {
  const std::string path = write("a,b\nNAN,1\n-nan,2\n3,nan\n4,5\n");
  CHECK(std::isnan(read_csv<Tensor<float, 4, 2>>(path)(1, 0)));
  CHECK(read_csv(path).drop_missing().as<Tensor<float, 1, 2>>()(0, 0) == 4);
  is_refused<FormatError>(
      [&] { return read_csv<float>(path, {.missing = {"?"}}); },
      ", line 2, column 1 (a): expected a number, found \"NAN\"; {.missing = {\"NAN\"}} reads it as "
      "no value");
}

TEST_CASE("numbers as other countries write them") {
  const auto german = read_csv<Tensor<double, dynamic, 3>>(write("a;b;c\n1,5;-1.234,25;+1.234.567\n,5;2e3;1,5e-1\n"),
                                                           {.delimiter = ';', .thousands = '.', .decimal = ','});
  const double expected[] = {1.5, -1234.25, 1234567, 0.5, 2000, 0.15};
  for (std::size_t i = 0; i < 6; ++i) CHECK(german.flat()[i] == expected[i]);
  const auto english =
      read_csv<Tensor<int, dynamic, 2>>(write("a,b\n\"1,234\",5\n\"-12,345,678\",1000\n"), {.thousands = ','});
  CHECK(english(0, 0) == 1234);
  CHECK(english(1, 0) == -12345678);
  CHECK(read_csv<Tensor<float, dynamic>>(write("\"1,5\""), {.header = false, .decimal = ','})(0) == 1.5f);

  const auto hinted = [](const std::string& text, const std::string& hint, const CsvOptions& options) {
    is_refused<FormatError>([&] { return read_csv<float>(write("a;b\n" + text + ";1\n"), options); },
                            ", line 2, column 1 (a): expected a number, found \"" + text + "\"" + hint);
  };
  hinted("1,5", "; {.decimal = ','} reads it", {.delimiter = ';'});
  hinted("1.5", "; {.decimal = '.'} reads it", {.delimiter = ';', .decimal = ','});
  hinted("1.234,5", "; {.thousands = '.', .decimal = ','} reads it", {.delimiter = ';'});
  hinted("1.50,5", "", {.delimiter = ';', .thousands = '.', .decimal = ','});
}

TEST_CASE("a wrong delimiter is guessed in every message that it causes") {
  const CsvTable table = read_csv(write("species;bill;mass\nAdelie;39.1;3750\nGentoo;46.1;5000\n"));
  const std::string looks = "; this looks like {.delimiter = ';'}";
  is_refused<FormatError>([&] { return table.as<float>("mass"); },
                          ": expected a column mass, found species;bill;mass" + looks);
  is_refused<IndexError>([&] { return table.as<float>(2); },
                         ": expected the index of a column, below 1, found 2" + looks);
  is_refused<ShapeError>([&] { return table.as<Tensor<float, dynamic, 3>>(); },
                         " is incompatible with the tensor" + looks + ": expected shape (None, 3), found shape (2, 1)");
  is_refused<FormatError>(
      [&] { return table.as<float>(); },
      ", line 2, column 1 (species;bill;mass): expected a number, found \"Adelie;39.1;3750\"" + looks);
  is_refused<FormatError>(
      [&] { return table.classes(0, {"Adelie"}); },
      ", line 2, column 1 (species;bill;mass): expected one of Adelie, found \"Adelie;39.1;3750\"" + looks);
}

TEST_CASE("a wrong delimiter is told where fields are numbers too") {
  is_refused<FormatError>(
      [&] { return read_csv<float>(write("a,b\n1,2\n"), {.delimiter = ';'}); },
      ", line 2, column 1 (a,b): expected a number, found \"1,2\"; this looks like {.delimiter = ','}");
  is_refused<FormatError>(
      [&] { return read_csv<float>(write("a, b\n1, 2\n"), {.delimiter = ' '}); },
      ", line 2, column 1 (a,): expected a number, found \"1,\"; this looks like {.delimiter = ','}");
}

TEST_CASE("a delimiter at the end of each line makes an empty column") {
  const std::string path = write("1,2,\n3,4,\n");
  is_refused<ShapeError>([&] { return read_csv<Tensor<float, dynamic, 2>>(path, {.header = false}); },
                         " is incompatible with the tensor; the last column is empty: expected shape (None, 2), found "
                         "shape (2, 3)");
  CHECK(read_csv(path, {.header = false}).as<Tensor<float, dynamic, 2>>(0, 1)(1, 1) == 4);
}

TEST_CASE("comments among numbers are told") {
  is_refused<FormatError>(
      [&] { return read_csv<float>(write("a,b\n1,2 # 3\n")); },
      ", line 2, column 2 (b): expected a number, found \"2 # 3\"; {.comment = '#'} skips comments");
  is_refused<FormatError>([&] { return read_csv<float>(write("a,b\n1,2\n# 3,4\n")); },
                          ", line 3, column 1 (a): expected a number, found \"# 3\"; {.comment = '#'} skips comments");
}

TEST_CASE("columns between runs of spaces") {
  const auto x = read_csv<Tensor<float, dynamic, 3>>(write(" 18.0   8.   307.0\n 15.0\t8.   350.0 \n"),
                                                     {.delimiter = ' ', .header = false});
  REQUIRE(x.rows() == 2);
  const float expected[] = {18, 8, 307, 15, 8, 350};
  for (std::size_t i = 0; i < 6; ++i) CHECK(x.flat()[i] == expected[i]);
}

TEST_CASE("texts become classes") {
  const CsvTable table = read_csv(write(birds + ",1,1\nGentoo,1,1\n"));
  CHECK(table.labels("species") == Labels{"Adelie", "Gentoo", "King, of Prussia"});
  is_refused<FormatError>(
      [&] { return table.classes("species", table.labels("species")); },
      ", line 6, column 1 (species): expected one of Adelie, Gentoo, King, of Prussia, found nothing");
  const CsvTable whole = read_csv(write(birds));
  const auto y = whole.classes("species", {"King, of Prussia", "Gentoo", "Adelie"});
  const std::int32_t expected[] = {2, 1, 2, 0};
  REQUIRE(y.rows() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(y(i) == expected[i]);
  CHECK(whole.classes("species", whole.labels(0))(3) == 2);
  is_refused<FormatError>([&] { return whole.classes("species", {"Adelie", "Chinstrap"}); },
                          ", line 3, column 1 (species): expected one of Adelie, Chinstrap, found \"Gentoo\"");
  is_refused<FormatError>([&] { return whole.as<float>("mass", "species"); },
                          ", line 2, column 1 (species): expected a number, found \"Adelie\"");
}

TEST_CASE("columns that are not there, and shapes that do not fit") {
  const CsvTable table = read_csv(write(birds));
  is_refused<FormatError>([&] { return table.as<float>("beak"); },
                          ": expected a column beak, found species, bill, mass");
  is_refused<IndexError>([&] { return table.as<float>(3); }, ": expected the index of a column, below 3, found 3");
  is_refused<ShapeError>([&] { return table.as<Tensor<float, 5, 2>>("bill", "mass"); },
                         " is incompatible with the tensor: expected shape (5, 2), found shape (4, 2)");
  CHECK_THROWS_WITH_AS(table.as<float>(-1), "expected the index of a column, from 0, found -1", IndexError);
  const CsvTable doubled = read_csv(write("a,b,a\n1,2,3\n"));
  is_refused<FormatError>([&] { return doubled.as<float>("a"); }, ": expected one column a, found more");
  CHECK(doubled.as<Tensor<float, 1, 3>>()(0, 2) == 3);
  const CsvTable nameless = read_csv(write("1,2\n"), {.header = false});
  is_refused<FormatError>([&] { return nameless.as<float>("a"); }, ": expected a column a, found no header");
}
