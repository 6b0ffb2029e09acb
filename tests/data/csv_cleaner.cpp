// SPDX-License-Identifier: MIT
#include <dovetail/data/csv_cleaner.hpp>

#include <doctest/doctest.h>

using namespace dovetail;

namespace {
// The text, read in parts of each size: what is said must not depend on where a part ends.
void becomes(const std::string& text, const CsvOptions& options, const std::string& expected) {
  CAPTURE(text);
  for (std::size_t size = 1; size <= text.size(); ++size) {
    detail::data::CsvCleaner clean(options);
    std::string all;
    for (std::size_t i = 0; i < text.size(); i += size) all += clean(std::string_view(text).substr(i, size));
    CHECK(all == expected);
  }
}
}  // namespace

TEST_CASE("nothing is taken away unasked") { becomes(" a , #b\n\"\n", {}, " a , #b\n\"\n"); }

TEST_CASE("comments end with their line, and are none in quotes") {
  becomes("# a\n1,2 # \"\r\n\"#\n#\",\"\"\"#\"#3\r#\n", {.comment = '#'}, "\n1,2 \r\n\"#\n#\",\"\"\"#\"\r\n");
}

TEST_CASE("runs of spaces are one, none around a line, and as they are in quotes") {
  becomes("  1 \t 2\t3  \n\t\n\"  a \n  b\"  4\r\n", {.delimiter = ' '}, "1 2 3\n\n\"  a \n  b\" 4\r\n");
  becomes(" 1  2 ; 3\n  ; 4", {.delimiter = ' ', .comment = ';'}, "1 2\n");
}
