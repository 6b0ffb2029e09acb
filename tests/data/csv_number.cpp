// SPDX-License-Identifier: MIT
#include <dovetail/data/csv_number.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace dovetail;
using detail::data::number_from;
using detail::data::plain_number;

TEST_CASE("numbers as C++ writes them") {
  float x = 0;
  CHECK((number_from("+1.5e1", x) && x == 15));
  CHECK((number_from("-inf", x) && x == -std::numeric_limits<float>::infinity()));
  CHECK((number_from("1e-60", x) && x == 0));
  for (const char* text : {"", "+", "nan", "NAN", "-nan", "+nan", "nan(1)", "1 ", " 1", "1_000", "0x1", "1e39"}) {
    CAPTURE(text);
    CHECK(!number_from(text, x));
  }
}

TEST_CASE("groups of three digits, and any decimal character") {
  const auto is = [](const std::string& text, char thousands, char decimal, const std::string& plain) {
    CAPTURE(text);
    CHECK(plain_number(text, thousands, decimal) == plain);
  };
  for (const char* text :
       {"1,234", "12,345", "123,456,789", "-1,234.5", "+1,234e5", "1,234e-5", "123", "1234", "1.5e10"}) {
    std::string without = text;
    std::erase(without, ',');
    is(text, ',', '.', without);
  }
  for (const char* text :
       {",234", "1,23", "1,2345", "1234,567", "1,,234", "1,234,", "1.234,567", "1,234.567,8", "-,234", "1e1,000", ","})
    is(text, ',', '.', "");
  is("1.234,5", '.', ',', "1234.5"), is("1 234,5", ' ', ',', "1234.5"), is("1'234.5", '\'', '.', "1234.5");
  is("1,5", '\0', ',', "1.5"), is("1.5", '\0', ',', ""), is("1.5,5", '\0', ',', ""), is("1.5,5", '.', ',', "");
  is("", ',', '.', "");
}

TEST_CASE("numbers as the options say") {
  double x = 0;
  CHECK((number_from("1.234,5", {.thousands = '.', .decimal = ','}, x) && x == 1234.5));
  CHECK(!number_from("1,5", CsvOptions{}, x));
  CHECK(!number_from("1,5,5", {.decimal = ','}, x));
}
