// SPDX-License-Identifier: MIT
#include <dovetail/data/csv_options.hpp>

#include <doctest/doctest.h>

using namespace dovetail;

namespace {
void refused(const CsvOptions& options, const std::string& sentence) {
  CHECK_THROWS_WITH_AS(detail::data::check(options), ("CsvOptions::" + sentence).c_str(), OptionError);
}
}  // namespace

TEST_CASE("each character has one meaning") {
  detail::data::check({});
  detail::data::check({.delimiter = ';', .thousands = '.', .decimal = ',', .comment = '#'});
  detail::data::check({.thousands = ','});  // in quotes
  detail::data::check({.decimal = ','});
  refused({.delimiter = '"'}, "delimiter: expected no quote, line end or 0, found character 34");
  refused({.delimiter = '\0'}, "delimiter: expected no quote, line end or 0, found character 0");
  refused({.comment = '\n'}, "comment: expected no quote, line end or 0, found character 10");
  refused({.comment = ','}, "comment: expected another character than for delimiter, found ',' for both");
  refused({.delimiter = '\t', .comment = '\t'},
          "comment: expected another character than for delimiter, found '\\t' for both");
  refused({.thousands = '.'}, "thousands: expected another character than for decimal, found '.' for both");
  refused({.comment = '.'}, "comment: expected another character than for decimal, found '.' for both");
  refused({.thousands = '\'', .comment = '\''},
          "comment: expected another character than for thousands, found '\\'' for both");
}
