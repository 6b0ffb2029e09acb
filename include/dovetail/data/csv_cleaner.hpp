// SPDX-License-Identifier: MIT
#pragma once
#include <string>
#include <string_view>

#include <dovetail/data/csv_options.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {

/// Takes from a file, part by part, what libcsv does not know: comments, and the runs of spaces and tabs around and
/// between fields where the delimiter is ' '. Line ends stay, so lines can be counted.
class CsvCleaner {
 public:
  /// As the options say.
  explicit CsvCleaner(const CsvOptions& options) : comment_(options.comment), spaces_(options.delimiter == ' ') {}

  /// The next part, clean; valid up to the next call.
  [[gnu::cold]] std::string_view operator()(std::string_view part) {
    if (comment_ == '\0' && !spaces_) return part;
    clean_.clear();
    for (const char c : part) take(c);
    return clean_;
  }

 private:
  [[gnu::cold]] void take(char c) {
    if (!in_quotes_ && (c == '\n' || c == '\r')) {
      in_comment_ = after_field_ = after_space_ = false;
    } else if (in_comment_) {
      return;
    } else if (!in_quotes_ && c == comment_ && comment_ != '\0') {
      in_comment_ = true;
      return;
    } else if (!in_quotes_ && spaces_ && (c == ' ' || c == '\t')) {
      after_space_ = after_field_;
      return;
    } else {
      if (after_space_) clean_ += ' ';
      after_space_ = false;
      after_field_ = true;
      in_quotes_ ^= c == '"';  // twice where it is doubled
    }
    clean_ += c;
  }

  char comment_;
  bool spaces_;
  bool in_quotes_ = false, in_comment_ = false, after_field_ = false, after_space_ = false;
  std::string clean_;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
