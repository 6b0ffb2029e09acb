// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include <dovetail/data/csv_number.hpp>

// What a message about a CSV file guesses: how the file is written, and the option that says so.
namespace dovetail::inline DOVETAIL_TARGET::detail::data {

/// The encoding of a file that begins with these bytes, if they show that it is neither UTF-8 nor its kin.
[[gnu::cold]] inline std::string_view wide_encoding(std::string_view start) {
  using namespace std::string_view_literals;
  if (start.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (start.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (start.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (start.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  std::array<std::size_t, 2> zeros{};  // without a mark: every second byte of ASCII is 0
  for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0';
  if (zeros[0] == 0 && zeros[1] > start.size() / 8) return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] > start.size() / 8) return "UTF-16BE";
  return {};
}

/// How many fields a line has. ' ' is any run of spaces and tabs.
[[gnu::cold]] inline std::size_t fields_of(std::string_view line, char delimiter) {
  std::size_t fields = 1;
  bool quoted = false, space = false, begun = false;
  for (const char c : line) {
    quoted ^= c == '"';
    if (!quoted && delimiter == ' ' && (c == ' ' || c == '\t')) {
      space = begun;
      continue;
    }
    fields += space || (!quoted && c == delimiter);
    space = false;
    begun = true;
  }
  return fields;
}

/// How many fields the first lines of a file have, all the same number; 1 if they differ. Only what is no comment
/// counts.
[[gnu::cold]] inline std::size_t columns_with(char delimiter, std::string_view start) {
  std::size_t columns = 1;
  for (std::size_t lines = 0; lines < 10 && !start.empty();) {
    const std::size_t end = (std::min)(start.find_first_of("\r\n"), start.size());
    const std::string_view line = start.substr(0, end);
    start.remove_prefix((std::min)(end + 1, start.size()));
    if (line.find_first_not_of(" \t") == std::string_view::npos || line[0] == '#' || line[0] == '%') continue;
    if (start.empty() && lines > 1) break;  // may be cut
    const std::size_t fields = fields_of(line, delimiter);
    if (lines++ > 0 && fields != columns) return 1;
    columns = fields;
  }
  return columns;
}

/// The delimiter of a file that begins with these lines, if it seems to be another one; else '\0'.
[[gnu::cold]] inline char other_delimiter(std::string_view start, char delimiter) {
  const std::size_t now = columns_with(delimiter, start);
  for (const char c : std::string_view(";\t|, ")) {  // a comma may be in numbers, and a space in texts
    const std::size_t columns = columns_with(c, start);
    if (columns == 1 || columns + 1 < now) continue;  // 1,5;2,5 has one comma more
    if (c == '\t' && columns_with(' ', start) > columns) continue;
    return c == delimiter ? '\0' : c;
  }
  return '\0';
}

/// "; this looks like {.delimiter = ';'}", or nothing where there is none.
[[gnu::cold]] inline std::string delimiter_hint(char delimiter) {
  return delimiter == '\0' ? "" : sentence({"; this looks like {.delimiter = ", literal(delimiter), "}"});
}

/// "; {.comment = '#'} skips comments", if one seems to be in the text.
[[gnu::cold]] inline std::string comment_hint(std::string_view text, const CsvOptions& options) {
  const std::size_t at = text.find_first_of("#%");
  if (options.comment != '\0' || at == text.npos || (at > 0 && text[at - 1] != ' ')) return "";
  return sentence({"; {.comment = ", literal(text[at]), "} skips comments"});
}

/// "; {.decimal = ','} reads it": the options with which a text would be a number.
[[gnu::cold]] inline std::string number_hint(std::string_view text, const CsvOptions& options) {
  double value;
  std::string hint;
  if (number_from(text, options, value)) return hint;           // too large, or no integer
  if (text.ends_with(',') || text.ends_with('.')) return hint;  // between fields
  for (const char thousands : {'\0', ',', '.', ' ', '\''}) {
    for (const char decimal : {'.', ','}) {
      const bool grouped = thousands != '\0', fraction = text.find(decimal) != text.npos;
      if (thousands == decimal || (grouped ? text.find(thousands) == text.npos : !fraction)) continue;
      if (decimal == ',' && !fraction && thousands != '.') continue;  // as with a point
      if (!number_from(plain_number(text, thousands, decimal), value)) continue;
      const std::string by_decimal = sentence({".decimal = ", literal(decimal)});
      hint += sentence({hint.empty() ? "; {" : " or {",
                        grouped ? sentence({".thousands = ", literal(thousands)}) : by_decimal,
                        grouped && (decimal == ',' || options.decimal == ',') ? ", " + by_decimal : "", "}"});
    }
  }
  return hint.empty() ? hint : hint + " reads it";
}

/// Whether a text is a number under some options. Infinities are words.
[[gnu::cold]] inline bool is_some_number(std::string_view text) {
  double value;
  return text.find_first_of("0123456789") != text.npos &&
         (number_from(text, value) || !number_hint(text, CsvOptions{}).empty());
}

/// "; {.missing = {"?"}} reads it as no value", if the text looks like one for that.
[[gnu::cold]] inline std::string missing_hint(std::string_view text) {
  constexpr std::string_view usual[] = {"NA",  "N/A",  "n/a",  "#N/A", "<NA>", "NaN",  "nan",
                                        "NAN", "-nan", "-NaN", "null", "NULL", "None", "none"};
  const bool no_word = std::ranges::none_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c > 127; });
  const bool excel = text.starts_with('#') && (text.ends_with('!') || text.ends_with('?'));  // #DIV/0!
  if (text.empty() || (!no_word && !excel && std::ranges::find(usual, text) == std::end(usual))) return "";
  return sentence({"; {.missing = {\"", text, "\"}} reads it as no value"});
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
