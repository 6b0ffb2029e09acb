// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/explain/errors.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How a CSV file is written.
struct CsvOptions {
  char delimiter = ',';  ///< between the fields of a row; ' ' is any run of spaces and tabs, as in awk
  /// Whether the first row has the names of the columns. If nothing is said, it has, and numbers in it are refused.
  std::optional<bool> header = std::nullopt;
  /// Texts for a missing value, besides the empty one.
  std::vector<std::string> missing = {"NA", "N/A", "NaN", "nan", "NAN", "-nan", "null"};
  char thousands = '\0';  ///< between groups of three digits, as in 1,234,567; '\0': nothing is
  char decimal = '.';     ///< before the fraction of a number
  char comment = '\0';    ///< begins a comment that ends with its line, except in quotes; '\0': nothing does
};

namespace detail::data {
/// Whether a field is empty or one of the texts for a missing value.
inline bool no_value(std::string_view text, const CsvOptions& options) {
  return text.empty() || std::ranges::find(options.missing, text) != options.missing.end();
}

/// A character as C++ writes it.
[[gnu::cold]] inline std::string literal(char c) {
  return c == '\t' ? "'\\t'" : c == '\'' ? "'\\''" : sentence({"'", std::string_view(&c, 1), "'"});
}

/// Throws OptionError for characters with two meanings.
[[gnu::cold]] inline void check(const CsvOptions& options) {
  for (const auto& [name, mark] : {std::pair("delimiter", options.delimiter), std::pair("comment", options.comment)})
    if (mark == '"' || mark == '\n' || mark == '\r' || (mark == '\0' && mark == options.delimiter))
      fail<OptionError>(
          {"CsvOptions::", name, ": expected no quote, line end or 0, found character ", static_cast<int>(mark)});
  const auto differ = [](std::string_view name, char mark, std::string_view other, char its) {
    if (mark == its && mark != '\0')
      fail<OptionError>({"CsvOptions::", name, ": expected another character than for ", other, ", found ",
                         literal(mark), " for both"});
  };
  differ("comment", options.comment, "delimiter", options.delimiter);
  differ("comment", options.comment, "decimal", options.decimal);
  differ("comment", options.comment, "thousands", options.thousands);
  differ("thousands", options.thousands, "decimal", options.decimal);
}
}  // namespace detail::data

}  // namespace dovetail::inline DOVETAIL_TARGET
