// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

#include <dovetail/data/csv_options.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::data {

/// Whether a whole text, written as in C++, is a number that T can hold. A number too small for T is 0, and NaN is
/// none.
template <class T>
[[gnu::cold]] bool number_from(std::string_view text, T& value) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  const char* const end = text.data() + text.size();
  auto [last, problem] = std::from_chars(text.data(), end, value);
  if constexpr (std::is_floating_point_v<T>) {
    const std::string_view word = text.substr(text.starts_with('-'));
    if (word.starts_with('n') || word.starts_with('N')) return false;  // nan
    long double wide = 0;
    if (problem == std::errc::result_out_of_range && std::from_chars(text.data(), end, wide).ec == std::errc() &&
        (std::abs)(wide) < 1) {
      value = static_cast<T>(wide);
      problem = {};
    }
  }
  return problem == std::errc() && last == end;
}

/// The number as C++ writes it: 1.234,5 becomes 1234.5 where '.' is between thousands and ',' is decimal. Empty if the
/// thousands are not three digits each.
[[gnu::cold]] inline std::string plain_number(std::string_view text, char thousands, char decimal) {
  const std::size_t begin = text.find_first_not_of("+-"),
                    end = (std::min)(text.find_first_of(std::string{decimal, 'e', 'E'}), text.size());
  const bool grouped = thousands != '\0' && text.substr(0, end).find(thousands) != std::string_view::npos;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool separates = grouped && i >= begin && i < end && (end - i) % 4 == 0;
    if (separates != (thousands != '\0' && text[i] == thousands) || (separates && i == begin)) return {};
    if (text[i] == '.' && decimal != '.' && !separates) return {};
    if (!separates) plain += text[i] == decimal ? '.' : text[i];
  }
  return plain;
}

/// Whether a whole text, written as the options say, is a number that T can hold.
template <class T>
[[gnu::cold]] bool number_from(std::string_view text, const CsvOptions& options, T& value) {
  return options.thousands == '\0' && options.decimal == '.'
             ? number_from(text, value)
             : number_from(plain_number(text, options.thousands, options.decimal), value);
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::data
