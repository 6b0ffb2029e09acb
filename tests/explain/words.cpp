// SPDX-License-Identifier: MIT
#include <dovetail/explain/words.hpp>

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

using namespace dovetail;

namespace {
constexpr bool reads(const detail::words& text, std::string_view expected) {
  return std::string_view(text) == expected;
}
std::string number(double value) { return std::string(std::string_view(detail::words() << value)); }
std::string percent_g(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}
}  // namespace

// At compile time, where the library uses it.
static_assert(detail::words().size() == 0 && reads(detail::words(), ""));
static_assert(reads(detail::words() << "Dense<" << std::size_t{784} << ", " << std::size_t{0} << ">", "Dense<784, 0>"));
static_assert(reads(detail::words() << dynamic, "None"));
static_assert(reads(detail::words() << dynamic - 1, "18446744073709551614"));
static_assert(reads(detail::words() << (detail::words() << "a" << std::size_t{1}) << "b", "a1b"));
static_assert(reads(detail::words() << 0.5 << " " << -12.25 << " " << 1e-7 << " " << 0.0, "0.5 -12.25 1e-07 0"));
static_assert(reads(detail::shape_words<28, 28>(), "(28, 28)"));
static_assert(reads(detail::shape_words<dynamic, 7>(), "(None, 7)"));
static_assert(reads(detail::shape_words<10>(), "(10)") && reads(detail::shape_words<>(), "()"));

TEST_CASE("a double is written as printf's %g writes it") {
  for (const double value :
       {0.0,    1.0,      -1.0,      0.5,        0.1,       0.3,      0.001, 0.0001,    0.00001, 1e-7, 1.5e-7, 12.25,
        100.0,  99999.0,  123456.0,  999999.0,   999999.4,  999999.6, 1e6,   1234567.0, 2e6,     1e9,  1e20,   1.5e100,
        1e-100, 0.999999, 0.9999999, 3.14159265, 2.0 / 3.0, -2.5e-9,  10.0,  20.5,      1e5,     1e-4}) {
    CAPTURE(value);
    CHECK(number(value) == percent_g(value));
  }
}

TEST_CASE("what does not fit into the buffer is cut, and the text still ends") {
  detail::words text;
  for (int i = 0; i < 50; ++i) text << "0123456789";
  CHECK(text.size() == sizeof text.chars - 1);
  text << "x" << std::size_t{7} << 0.5;
  CHECK(text.size() == sizeof text.chars - 1);
  CHECK(std::string_view(text).ends_with("012345678"));
}

TEST_CASE("a text can be read through data() and size()") {
  const detail::words text = detail::words() << "abc";
  CHECK(std::string(text.data(), text.size()) == "abc");
}
