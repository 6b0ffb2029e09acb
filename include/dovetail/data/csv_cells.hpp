// SPDX-License-Identifier: MIT
#pragma once
#include <csv.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dovetail/data/csv_cleaner.hpp>
#include <dovetail/data/csv_hints.hpp>
#include <dovetail/data/gzip.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::data {

/// The fields of a CSV file, row by row.
struct CsvCells {
  struct Cell {
    std::size_t begin, size;  // in text
  };
  std::size_t columns = 0;
  std::vector<std::string> names;  // of the columns; empty without a header
  std::string text;
  std::vector<Cell> cells;         // row-major
  std::vector<std::size_t> lines;  // where each row begins, counted from 1
  char other_delimiter = '\0';     // which the file seems to have; '\0': none
};

/// Feeds libcsv one line at a time, so that the line of each field is known.
class CsvParser {
 public:
  CsvParser(std::string path, const CsvOptions& options) : path_(std::move(path)), options_(options), clean_(options) {
    check(options);
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser_, static_cast<unsigned char>(options.delimiter));
  }
  CsvParser(const CsvParser&) = delete;
  CsvParser& operator=(const CsvParser&) = delete;
  ~CsvParser() { csv_free(&parser_); }

  [[gnu::cold]] CsvCells read() {
    GzipReader file(path_);
    std::array<char, 65536> buffer;
    std::size_t size = buffer.size();
    for (bool first = true; size == buffer.size(); first = false) {
      size = file.read(reinterpret_cast<unsigned char*>(buffer.data()), buffer.size());
      std::string_view bytes(buffer.data(), size);
      if (first) must_be_narrow(bytes);
      if (first && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);  // UTF-8's byte order mark
      const std::string_view text = clean_(bytes);
      if (first) cells_.other_delimiter = other_delimiter(text, options_.delimiter);
      feed_lines(text);
    }
    const bool closed = csv_fini(&parser_, on_field, on_row, this) == 0;
    pass_on();
    if (!closed) refuse(row_line_, "a quote that ends the field", "the end of the file");
    must_be_regular();
    if (cells_.columns == 0)
      fail<FormatError>(
          {path_, ": expected ", options_.header.value_or(true) ? "a header" : "a row", ", found an empty file"});
    return std::move(cells_);
  }

 private:
  [[noreturn, gnu::cold]] void refuse(std::size_t line, const Part& expected, const Part& found) const {
    fail<FormatError>({path_, ", line ", line, ": expected ", expected, ", found ", found});
  }
  [[gnu::cold]] void must_be_narrow(std::string_view start) const {
    if (const std::string_view found = wide_encoding(start); !found.empty())
      fail<FormatError>(
          {path_, ": expected text in UTF-8, found ", found, "; iconv -f ", found, " -t UTF-8 converts it"});
  }
  // Lines end in LF, CRLF or CR.
  [[gnu::cold]] void feed_lines(std::string_view text) {
    while (!text.empty()) {
      std::string_view line = text.substr(0, (std::min)(text.find('\n'), text.size() - 1) + 1);
      if (const std::size_t end = line.find('\r'); end < line.size() && line.substr(end) != "\r\n")
        line = line.substr(0, end + 1);
      feed(line);
      line_ += (line.back() == '\n' && !(after_return_ && line == "\n")) || line.back() == '\r';
      after_return_ = line.back() == '\r';
      text.remove_prefix(line.size());
    }
  }
  [[gnu::cold]] void feed(std::string_view line) {
    if (line.find('\0') != line.npos) refuse(line_, "text", "a byte 00, as in binary files");
    if (!std::exchange(inside_, true)) row_line_ = line_;
    const std::size_t parsed = csv_parse(&parser_, line.data(), line.size(), on_field, on_row, this);
    pass_on();
    if (parsed != line.size()) {
      if (csv_error(&parser_) != CSV_EPARSE) refuse(line_, "a field that fits into memory", "one that does not");
      refuse(line_, "quotes around a whole field, and doubled inside it",
             {"one elsewhere", delimiter_hint(cells_.other_delimiter)});
    }
    must_be_regular();
  }
  [[gnu::cold]] void must_be_regular() const {
    if (ragged_ == 0) return;
    const auto text = [&](const CsvCells::Cell& cell) {
      return std::string_view(cells_.text).substr(cell.begin, cell.size);
    };
    const std::string_view last = text(cells_.cells.back()), row = text(cells_.cells[cells_.cells.size() - ragged_]),
                           first = cells_.names.empty() ? text(cells_.cells[0]) : std::string_view(cells_.names[0]);
    std::string hint = comment_hint(row, options_);
    if (hint.empty()) hint = comment_hint(first, options_);
    if (hint.empty()) hint = delimiter_hint(cells_.other_delimiter);
    refuse(row_line_, {cells_.columns, cells_.columns == 1 ? " column" : " columns"},
           {ragged_, last.empty() && ragged_ > cells_.columns ? ", the last one empty" : "", hint});
  }

  // libcsv calls these. No exception may pass through it, since it is C: what is thrown waits until it is back.
  [[gnu::cold]] static void on_field(void* text, std::size_t size, void* self) noexcept {
    hold(self, [&](CsvParser& parser) { parser.end_field(static_cast<const char*>(text), size); });
  }
  [[gnu::cold]] static void on_row(int, void* self) noexcept {
    hold(self, [](CsvParser& parser) { parser.end_row(); });
  }
  [[gnu::cold]] static void hold(void* self, auto act) noexcept {
    auto& parser = *static_cast<CsvParser*>(self);
    if (parser.thrown_ != nullptr) return;  // the rest of the line
#if defined(__cpp_exceptions)
    try {
      act(parser);
    } catch (...) {
      parser.thrown_ = std::current_exception();
    }
#else
    act(parser);
#endif
  }
  [[gnu::cold]] void pass_on() const {
    if (thrown_ != nullptr) std::rethrow_exception(thrown_);
  }

  [[gnu::cold]] void end_field(const char* text, std::size_t size) {
    cells_.cells.push_back({cells_.text.size(), size});
    if (size > 0) cells_.text.append(text, size);
  }
  [[gnu::cold]] void end_row() {
    inside_ = false;
    const std::size_t before = cells_.columns * cells_.lines.size(), found = cells_.cells.size() - before;
    if (found == 0 || ragged_ != 0) return;  // an empty line
    const bool first = cells_.columns == 0;
    if (first) cells_.columns = found;
    if (found != cells_.columns) {
      ragged_ = found;
    } else if (first && options_.header.value_or(true)) {
      for (const auto& [begin, size] : std::exchange(cells_.cells, {}))
        cells_.names.push_back(cells_.text.substr(begin, size));
      cells_.text.clear();
      if (!options_.header) must_be_names();
    } else {
      cells_.lines.push_back(row_line_);
    }
  }

  // Numbers in the place of names are a row, and would be lost: all of them, or one that no column is called.
  [[gnu::cold]] void must_be_names() const {
    const auto& names = cells_.names;
    const bool numbers_only = std::ranges::all_of(
        names, [&](const std::string& name) { return is_some_number(name) || no_value(name, options_); });
    const auto found = std::ranges::find_if(names, [&](std::string_view name) {
      return is_some_number(name) && (numbers_only || name.find_first_not_of("0123456789") != name.npos);
    });
    if (found == names.end()) return;
    refuse(row_line_, "the names of the columns",
           {"\"", *found, "\"; {.header = false} reads this line as a row, {.header = true} as names"});
  }

  std::string path_;
  CsvOptions options_;
  CsvCleaner clean_;
  csv_parser parser_;
  CsvCells cells_;
  bool inside_ = false;  // a row, which has begun in row_line_
  bool after_return_ = false;
  std::size_t line_ = 1, row_line_ = 1;
  std::exception_ptr thrown_;  // by what libcsv called
  std::size_t ragged_ = 0;     // the number of fields in the first row that has another number than the others
};

}  // namespace detail::data
}  // namespace dovetail::inline DOVETAIL_TARGET
