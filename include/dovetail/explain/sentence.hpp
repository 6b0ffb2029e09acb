// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace dovetail {

namespace detail {
// Cold and out of line: std::string's own + and to_string are inlined at every use, and the texts of a
// small program cost a second of compiling.
[[gnu::cold, gnu::noinline]] inline void add(std::string& text, std::string_view part) { text.append(part.data(), part.size()); }
[[gnu::cold, gnu::noinline]] inline void add_number(std::string& text, unsigned long long number, bool negative) {
  char digits[24];
  std::size_t first = sizeof digits;
  do digits[--first] = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
  if (negative) digits[--first] = '-';
  add(text, {digits + first, sizeof digits - first});
}
inline void add(std::string& text, std::unsigned_integral auto number) { add_number(text, number, false); }
inline void add(std::string& text, std::signed_integral auto number) {
  const auto bits = static_cast<unsigned long long>(number);
  add_number(text, number < 0 ? 0 - bits : bits, number < 0);
}
[[gnu::cold, gnu::noinline]] inline void add(std::string& text, double number) {
  char digits[32];
  const int size = std::snprintf(digits, sizeof digits, "%g", number);
  add(text, {digits, static_cast<std::size_t>(size)});
}
}  // namespace detail

/// The parts (texts and numbers) as one text: sentence("expected ", 3, ", found ", name).
template <class... Part>
[[gnu::cold]] std::string sentence(const Part&... part) {
  std::string text;
  (detail::add(text, part), ...);
  return text;
}

}  // namespace dovetail
