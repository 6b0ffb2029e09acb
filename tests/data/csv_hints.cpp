// SPDX-License-Identifier: MIT
#include <dovetail/data/csv_hints.hpp>

#include <doctest/doctest.h>

using namespace dovetail;
using namespace detail::data;
using namespace std::string_view_literals;

TEST_CASE("the encoding that bytes show") {
  CHECK(wide_encoding("\xFF\xFE"sv) == "UTF-16LE");
  CHECK(wide_encoding("\0a\0,"sv) == "UTF-16BE");
  CHECK(wide_encoding("a\0,\0\x4E\x2D"sv) == "UTF-16LE");
  for (const std::string_view text : {""sv, "a,b"sv, "\xEF\xBB\xBF"sv, "a\0\0\0"sv, "a,b,c,d,e,f,g,h\0"sv, "\xE9,b"sv})
    CHECK(wide_encoding(text).empty());
}

TEST_CASE("the delimiter that the first lines show") {
  const auto is = [](const std::string& text, char expected, char delimiter = ',') {
    CAPTURE(text);
    CHECK(other_delimiter(text, delimiter) == expected);
  };
  is("a;b\n1;2\n", ';'), is("a;b", ';'), is("a\tb\r\n1\t2\r\n", '\t'), is("a|b\r1|2\r", '|'), is(" a  b\n 1  2\n", ' ');
  is("1,5;2,5;3,5\n2,5;1,5;2,5\n", ';');
  is("a,b\n1,2\n", ',', ';'), is("a, b\n1, 2\n", ',', ' '), is("a,b\n1,2\n", ',', '\t');
  is("a;b\n1;2\n", '\0', ';'), is("a,b\n1,2\n", '\0'), is("a\tb\n1\t2\n", '\0', '\t'), is("a:b\n1:2\n", '\0', ':');
  is("a,b,c\n1,2;3,4\n5,6;7,8\n", '\0');
  is("a\nb\n", '\0'), is("", '\0'), is("\n\n", '\0'), is("a;b\n1\n", '\0');
  is("# some words here\n\n1;2\n3;4\n", ';');
  is("\"a;b\",c\n\"1;2\",3\n", '\0'), is("\"a,b\";c\n\"1,2\";3\n", ';');
  is("18.0   8.   307.0\t\"chevrolet malibu\"\n15.0   8.   350.0\t\"buick skylark\"\n", ' ');  // as in auto-mpg.data
  is("a,b,c,x;y\n1,2,3,4;5\n", '\0');                                                          // a list in a field
  is("a;b\n1;2\n3;4\n5;", ';');                                                                // cut
}

TEST_CASE("what the guesses say") {
  CHECK(delimiter_hint('\0').empty());
  CHECK(delimiter_hint('\t') == "; this looks like {.delimiter = '\\t'}");
  CHECK(comment_hint("# a", {}) == "; {.comment = '#'} skips comments");
  CHECK(comment_hint("2 % a", {}) == "; {.comment = '%'} skips comments");
  CHECK(comment_hint("5%", {}).empty());
  CHECK(comment_hint("% a", {.comment = '#'}).empty());
  CHECK(missing_hint("?") == "; {.missing = {\"?\"}} reads it as no value");
  CHECK(!missing_hint("--").empty());
  CHECK(!missing_hint("NULL").empty());
  CHECK(!missing_hint("#DIV/0!").empty());
  for (const char* text : {"", "abc", "1", "-1", "\xE2\x88\x92"}) CHECK(missing_hint(text).empty());
}

TEST_CASE("the options with which a text would be a number") {
  const auto is = [](const std::string& text, const std::string& hint, const CsvOptions& options = {}) {
    CAPTURE(text);
    CHECK(number_hint(text, options) == hint);
  };
  is("1,5", "; {.decimal = ','} reads it"), is("-,5e3", "; {.decimal = ','} reads it");
  is("1,234", "; {.decimal = ','} or {.thousands = ','} reads it");
  is("1,234,567", "; {.thousands = ','} reads it"), is("1,234.5", "; {.thousands = ','} reads it");
  is("1.234,5", "; {.thousands = '.', .decimal = ','} reads it");
  is("1.234.567", "; {.thousands = '.', .decimal = ','} reads it");
  is("1 234", "; {.thousands = ' '} reads it"), is("1'234.5", "; {.thousands = '\\''} reads it");
  is("1 234,5", "; {.thousands = ' ', .decimal = ','} reads it");
  is("1.5", "; {.decimal = '.'} reads it", {.decimal = ','});
  for (const char* text :
       {"", "abc", "1,2,3", "1;2", "0x10", "5%", "$5", "1.5", "1e400", "2020-01-01", "1 2", ",", "1,", "1."})
    is(text, "");
}

TEST_CASE("numbers in any of these ways, and words that are none") {
  for (const char* text : {"1", "-1.5", "1,5", "1.234,5", "1 234", "1e3"}) CHECK(is_some_number(text));
  for (const char* text : {"", "inf", "nan", "a", "x1", "1x", "1/2"}) CHECK(!is_some_number(text));
}
