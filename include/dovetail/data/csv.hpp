// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/data/csv_cells.hpp>
#include <dovetail/data/csv_columns.hpp>
#include <dovetail/data/csv_hints.hpp>
#include <dovetail/data/csv_number.hpp>
#include <dovetail/data/with_extents.hpp>
#include <dovetail/explain/name_of.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <class T>
struct CSV_columns_are_read_as_numbers_and_not_as {};
template <std::size_t Given, class S>
struct N_columns_of_a_CSV_file_are_no_rows_of_a_tensor_of_shape_S {};
}  // namespace detail::problems

namespace detail::data {
// What is wrong with reading that many columns, or all if it is 0, as X.
template <class X, std::size_t Given>
consteval auto csv_problem() {
  using T = number_in<X>;
  constexpr bool number = std::is_integral_v<T> || std::is_floating_point_v<T>;
  if constexpr (!number || std::is_same_v<T, bool> || std::is_const_v<T>)
    return problems::CSV_columns_are_read_as_numbers_and_not_as<T>{};
  else if constexpr (is_view<X>)
    return problems::files_are_read_into_a_Tensor_and_not_into_a_View_which_owns_nothing{};
  else if constexpr (!is_tensor<X> || Given == 0)
    return none{};
  else if constexpr (X::row_size != Given)
    return problems::N_columns_of_a_CSV_file_are_no_rows_of_a_tensor_of_shape_S<Given,
                                                                                shape::shown<typename X::shape>>{};
  else
    return none{};
}
}  // namespace detail::data

/// A CSV file as texts, whose columns are converted to tensors: see read_csv. Messages count lines and columns from 1,
/// as editors do.
class CsvTable {
 public:
  /// Reads the file: see read_csv.
  [[gnu::cold]] CsvTable(const std::string& path, const CsvOptions& options)
      : path_(path), options_(options), data_(detail::data::CsvParser(path, options).read()) {}

  std::size_t rows() const { return data_.lines.size(); }  ///< without the header
  std::size_t columns() const { return data_.columns; }    ///< in each row
  const std::vector<std::string>& names() const {
    return data_.names;
  }  ///< names of the columns; empty without a header

  /// A field as it stands in the file, without its quotes.
  std::string_view text(std::size_t row, const CsvColumn& column) const { return field(row, index_of(column)); }
  /// Whether a field is empty or one of the texts for a missing value.
  bool is_missing(std::size_t row, const CsvColumn& column) const { return no_value(text(row, column)); }

  /// Removes the rows without a value in one of these columns, or in any column if none is named.
  template <detail::data::column_choice... C>
  [[gnu::cold]] CsvTable& drop_missing(const C&... columns) {
    keep_whole(indices_of(detail::data::chosen_columns(columns...)));
    return *this;
  }

  /// The numbers of these columns in this order, or of all columns if none is named: table.as<Tensor<float, dynamic,
  /// 2>>("x", "y"). A Tensor<T, dynamic> takes one column, a Tensor<T, dynamic, 28, 28> takes 784; table.as<float>() is
  /// an Array of all columns; columns<0, 30> are the first thirty. A field without a value becomes a NaN if T is a
  /// floating-point type. Another number of columns does not compile where they are named, else it throws ShapeError;
  /// and FormatError: "<path>, line 17, column 3 (bill_length): expected a number,
  /// found "abc"".
  template <class X, detail::data::column_choice... C>
  [[gnu::cold]] auto as(const C&... columns) const {
    using found = decltype(detail::data::csv_problem<X, (detail::data::column_count<C> + ... + 0)>());
    using problem = detail::explained<found>;
    static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
    if constexpr (std::is_same_v<found, detail::none>)
      return numbers<X>(indices_of(detail::data::chosen_columns(columns...)));
    else
      return detail::data::refused_read<X>();
  }

  /// The distinct texts of a column, in order of appearance. Fields without a value are left out.
  [[gnu::cold]] std::vector<std::string> labels(const CsvColumn& column) const {
    std::vector<std::string> found;
    std::map<std::string_view, std::size_t> seen;
    const std::size_t c = index_of(column);
    for (std::size_t row = 0; row < rows(); ++row)
      if (const std::string_view text = field(row, c); !no_value(text) && seen.try_emplace(text).second)
        found.emplace_back(text);
    return found;
  }
  /// The index of each text of a column among the labels: the classes that a loss takes. Throws FormatError for a text
  /// that is not one of the labels.
  [[gnu::cold]] Tensor<std::int32_t, dynamic> classes(const CsvColumn& column,
                                                      const std::vector<std::string>& labels) const {
    std::map<std::string_view, std::int32_t> index;
    for (std::size_t i = 0; i < labels.size(); ++i) index.try_emplace(labels[i], static_cast<std::int32_t>(i));
    auto y = Tensor<std::int32_t, dynamic>::with_rows(rows());
    const std::size_t c = index_of(column);
    for (std::size_t row = 0; row < rows(); ++row) {
      const auto found = index.find(field(row, c));
      if (found == index.end()) refuse(row, c, {"one of ", listed(labels)}, hint());
      y[row] = found->second;
    }
    return y;
  }

 private:
  std::string_view field(std::size_t row, std::size_t column) const {
    const auto [begin, size] = data_.cells[row * data_.columns + column];
    return std::string_view(data_.text).substr(begin, size);
  }
  bool no_value(std::string_view text) const { return detail::data::no_value(text, options_); }

  // At most 20 of the texts, so that the message stays readable.
  [[gnu::cold]] static std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(texts.size(), 20); ++i)
      list += detail::sentence({i == 0 ? "" : ", ", std::string_view(texts[i]).substr(0, 40)});
    return list + (texts.size() > 20 ? ", ..." : "");
  }
  // What a message guesses about the file.
  [[gnu::cold]] std::string hint() const { return detail::data::delimiter_hint(data_.other_delimiter); }
  [[gnu::cold]] bool last_is_empty() const {  // since each line ends in a delimiter
    for (std::size_t row = 0; row < rows(); ++row)
      if (!field(row, columns() - 1).empty()) return false;
    return rows() > 0;
  }
  [[noreturn, gnu::cold]] void refuse(std::size_t row, std::size_t column, const detail::Part& expected,
                                      const detail::Part& hint = "") const {
    const std::string_view found = field(row, column).substr(0, 40);
    const std::string name = names().empty() ? std::string() : detail::sentence({" (", names()[column], ")"});
    detail::fail<FormatError>({path_, ", line ", data_.lines[row], ", column ", column + 1, name, ": expected ",
                               expected, ", found ",
                               found.empty() ? detail::Part("nothing") : detail::Part({"\"", found, "\""}), hint});
  }
  [[noreturn, gnu::cold]] void refuse_number(std::size_t row, std::size_t column, const detail::Part& expected) const {
    using namespace detail::data;
    const std::string_view found = field(row, column);
    if (no_value(found)) refuse(row, column, expected);
    std::string guess = columns() == 1 ? hint() : "";
    if (guess.empty()) guess = number_hint(found, options_);
    if (guess.empty()) guess = missing_hint(found);
    if (guess.empty()) guess = comment_hint(found, options_);
    refuse(row, column, expected, guess.empty() ? hint() : guess);
  }

  [[gnu::cold]] std::size_t index_of(const CsvColumn& column) const {
    if (column.index() != dynamic) {
      if (column.index() < columns()) return column.index();
      detail::fail<IndexError>(
          {path_, ": expected the index of a column, below ", columns(), ", found ", column.index(), hint()});
    }
    const auto found = std::ranges::find(names(), column.name());
    if (found == names().end())
      detail::fail<FormatError>({path_, ": expected a column ", column.name(), ", found ",
                                 names().empty() ? "no header" : listed(names()), hint()});
    if (std::find(found + 1, names().end(), column.name()) != names().end())
      detail::fail<FormatError>({path_, ": expected one column ", column.name(), ", found more"});
    return static_cast<std::size_t>(found - names().begin());
  }
  [[gnu::cold]] std::vector<std::size_t> indices_of(const std::vector<CsvColumn>& columns) const {
    std::vector<std::size_t> indices(columns.size());
    std::ranges::transform(columns, indices.begin(), [&](const CsvColumn& column) { return index_of(column); });
    for (std::size_t c = 0; columns.empty() && c < data_.columns; ++c) indices.push_back(c);
    return indices;
  }

  [[gnu::cold]] void keep_whole(const std::vector<std::size_t>& columns) {
    std::size_t kept = 0;
    for (std::size_t row = 0; row < rows(); ++row) {
      if (std::ranges::any_of(columns, [&](std::size_t c) { return no_value(field(row, c)); })) continue;
      for (std::size_t c = 0; c < data_.columns; ++c)
        data_.cells[kept * data_.columns + c] = data_.cells[row * data_.columns + c];
      data_.lines[kept++] = data_.lines[row];
    }
    data_.cells.resize(kept * data_.columns);
    data_.lines.resize(kept);
  }

  template <class X>
  [[gnu::cold]] auto numbers(const std::vector<std::size_t>& columns) const {
    using T = detail::data::number_in<X>;
    std::vector<std::size_t> extents{rows(), columns.size()};
    if constexpr (detail::data::is_tensor<X>) {
      if (X::row_size == columns.size()) extents.assign(X::shape::dims.begin(), X::shape::dims.end());
      extents[0] = rows();
    }
    const std::string guess = last_is_empty() ? "; the last column is empty" : hint();
    auto x = detail::data::with_extents<X>(std::move(extents), {path_, " is incompatible with the tensor", guess});
    T* to = detail::data::elements(x);
    for (std::size_t row = 0; row < rows(); ++row)
      for (const std::size_t column : columns) *to++ = number<T>(row, column);
    return x;
  }
  template <class T>
  [[gnu::cold]] T number(std::size_t row, std::size_t column) const {
    T value{};
    const std::string_view text = field(row, column);
    if (no_value(text)) {
      if constexpr (std::is_floating_point_v<T>) return std::numeric_limits<T>::quiet_NaN();
    } else if (detail::data::number_from(text, options_, value)) {
      return value;
    }
    if constexpr (std::is_floating_point_v<T>) {
      refuse_number(row, column, "a number");
    } else {
      using limits = std::numeric_limits<T>;
      refuse_number(row, column, {"an integer from ", (limits::min)(), " to ", (limits::max)()});
    }
  }

  std::string path_;
  CsvOptions options_;
  detail::data::CsvCells data_;
};

/// Reads a CSV file in UTF-8, gzipped or not; CsvOptions says how it is written. Fields that contain delimiters, quotes
/// or line breaks must be quoted, and quotes in them doubled; spaces around fields and empty lines are ignored. Lines
/// end in LF, CRLF or CR.
///   const CsvTable table = read_csv("penguins.csv");
///   const auto x = table.as<Tensor<float, dynamic, 2>>("bill_length_mm", "bill_depth_mm");
///   const auto y = table.classes("species", table.labels("species"));
/// Throws FormatError if the file is not of this form: "<path>, line 17: expected 8 columns, found 7", or if numbers
/// stand where the names of the columns are expected; and OptionError for characters with two meanings.
/// Format: RFC 4180; parsed by libcsv.
[[gnu::cold]] inline CsvTable read_csv(const std::string& path, const CsvOptions& options = {}) {
  return CsvTable(path, options);
}

/// Reads a CSV file of numbers below the names of its columns: read_csv<Tensor<float, dynamic, 4>>("x.csv") is
/// read_csv("x.csv").as<...>(), see CsvTable::as. {.header = false} reads one of nothing but numbers.
template <class X>
[[gnu::cold]] auto read_csv(const std::string& path, const CsvOptions& options = {}) {
  return CsvTable(path, options).as<X>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
