// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <string_view>

#include <dovetail/explain/target.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail {
namespace explain {}
namespace problems {}
using namespace explain;  // the words in which every floor speaks
namespace expressions {}
namespace ops {
using namespace expressions;  // the engine of what is called
}
}  // namespace detail

/// The extent that only run time knows. Sentences call it None, as Keras does.
inline constexpr std::size_t dynamic = static_cast<std::size_t>(-1);

namespace detail::explain {
/// A text that is built at compile time and can be a template argument, so that GCC prints it.
struct words {
  char chars[400]{};  ///< a fixed buffer: seen to compile faster than a text of exact length; what is longer is cut

  /// Characters, without the 0 at the end.
  constexpr std::size_t size() const {
    std::size_t n = 0;
    while (chars[n] != '\0') ++n;
    return n;
  }
  constexpr const char* data() const { return chars; }  ///< ends with a 0
  /// A view of the text, as long as this lives.
  constexpr operator std::string_view() const { return {chars, size()}; }

  /// Appends a text.
  constexpr words& operator<<(std::string_view text) {
    std::size_t n = size();
    for (const char c : text)
      if (n + 1 < sizeof chars) chars[n++] = c;
    return *this;
  }
  /// Appends a number in decimal, `dynamic` as None.
  constexpr words& operator<<(std::size_t value) {
    if (value == dynamic) return *this << "None";
    char digits[20]{};
    std::size_t first = sizeof digits;
    do digits[--first] = static_cast<char>('0' + value % 10);
    while ((value /= 10) != 0);
    return *this << std::string_view(digits + first, sizeof digits - first);
  }
  /// Appends a text.
  constexpr words& operator<<(const words& other) { return *this << std::string_view(other); }

  /// Appends six significant digits, as printf's %g: 0.5, 1e-07, 12.25.
  [[gnu::cold]] constexpr words& operator<<(double value) {
    if (value < 0) {
      *this << "-";
      value = -value;
    }
    if (value == 0) return *this << "0";
    int exponent = 0;
    for (; value >= 1e6; value /= 10) ++exponent;
    for (; value < 1e5; value *= 10) --exponent;
    auto digits = static_cast<std::size_t>(value + 0.5);
    for (; digits % 10 == 0; digits /= 10) ++exponent;
    int point = exponent;  // how many places the decimal point is right of the last digit
    std::size_t power = 1;
    for (; digits / power >= 10; power *= 10) ++point;  // now: of the first digit
    if (point < -4 || point > 5) {
      *this << digits / power;
      if (power > 1) *this << "." << fraction(digits % power, power);
      const auto places = static_cast<std::size_t>(point < 0 ? -point : point);
      return *this << (point < 0 ? "e-" : "e+") << (places < 10 ? "0" : "") << places;
    }
    if (exponent >= 0) {
      for (; exponent > 0; --exponent) digits *= 10;
      return *this << digits;
    }
    std::size_t unit = 1;
    for (; exponent < 0; ++exponent) unit *= 10;
    return *this << digits / unit << "." << fraction(digits % unit, unit);
  }

 private:
  static constexpr words fraction(std::size_t digits, std::size_t unit) {
    words text;
    for (unit /= 10; unit > 0; unit /= 10) text << digits / unit % 10;
    return text;
  }
};

/// "(28, 28)": a shape as sentences say it; "(None, 28, 28)" for a batch.
template <std::size_t... E>
constexpr words shape_words() {
  words text;
  text << "(";
  [[maybe_unused]] std::size_t i = 0;
  ((text << (i++ == 0 ? "" : ", ") << E), ...);
  return text << ")";
}
}  // namespace detail::explain

}  // namespace dovetail::inline DOVETAIL_TARGET
