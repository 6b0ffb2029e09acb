// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/shape/shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t First, std::size_t End>
struct columns_from_N_to_below_N_are_none {};
}  // namespace detail::problems

/// A column of a table: its name in the header, or its index, which starts at 0.
class CsvColumn {
 public:
  CsvColumn(std::string name) : name_(std::move(name)) {}  ///< by name
  CsvColumn(const char* name) : name_(name) {}             ///< by name
  /// By index. Throws IndexError for a negative one.
  CsvColumn(std::integral auto index) : index_(static_cast<std::size_t>(index)) {
    if constexpr (std::is_signed_v<decltype(index)>)
      if (index < 0) detail::fail<IndexError>({"expected the index of a column, from 0, found ", index});
  }

  const std::string& name() const { return name_; }  ///< empty if it is named by index
  std::size_t index() const { return index_; }       ///< `dynamic` if it is named by name

 private:
  std::string name_;
  std::size_t index_ = dynamic;
};

namespace detail::data {
/// The columns from First to before End.
template <std::size_t First, std::size_t End>
struct ColumnRange {
  using problem =
      explained<std::conditional_t<(First < End), none, problems::columns_from_N_to_below_N_are_none<First, End>>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
};
}  // namespace detail::data
/// Columns by their indices, the last one not among them: table.as<Tensor<float, dynamic, 30>>(columns<0, 30>).
template <std::size_t First, std::size_t End>
inline constexpr detail::data::ColumnRange<First, End> columns;

namespace detail::data {
template <class C>
inline constexpr std::size_t column_count = std::convertible_to<C, CsvColumn> ? 1 : 0;
template <std::size_t First, std::size_t End>
inline constexpr std::size_t column_count<ColumnRange<First, End>> = First < End ? End - First : 1;
/// A column, by its name or its index, or a range of columns.
template <class C>
concept column_choice = column_count<C> > 0;

inline void add_columns(std::vector<CsvColumn>& list, const CsvColumn& column) { list.push_back(column); }
template <std::size_t First, std::size_t End>
void add_columns(std::vector<CsvColumn>& list, ColumnRange<First, End>) {
  for (std::size_t i = First; i < End; ++i) list.emplace_back(i);
}
template <class... C>
[[gnu::cold]] std::vector<CsvColumn> chosen_columns(const C&... columns) {
  std::vector<CsvColumn> list;
  (data::add_columns(list, columns), ...);
  return list;
}
}  // namespace detail::data

}  // namespace dovetail::inline DOVETAIL_TARGET
