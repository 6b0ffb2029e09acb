// SPDX-License-Identifier: MIT
#pragma once
#include <limits>
#include <string_view>

#include <dovetail/explain/words.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// A hyperparameter as a template argument: Dropout<0.5>, LeakyReLU<0.3>.
/// A class, since Clang 16 takes no floating-point template argument, made from whatever users write.
struct Number {
  double value;  ///< as a double, whatever it was made from
  /// From a double.
  constexpr Number(double v) : value(v) {}
  /// From a float.
  constexpr Number(float v) : value(static_cast<double>(v)) {}
  /// From an int.
  constexpr Number(int v) : value(v) {}
};
/// A hyperparameter that is set while the program runs, and is part of the network's state: LeakyReLU<at_run_time> has
/// network.state<1>().slope.
inline constexpr Number at_run_time = (std::numeric_limits<double>::quiet_NaN)();

namespace detail::explain {
/// Whether a hyperparameter is set at run time.
constexpr bool is_at_run_time(Number number) { return number.value != number.value; }

/// A text as a template argument: On<"kernel", HeNormal>.
template <std::size_t N>
struct Literal {
  char chars[N]{};  ///< with the 0 at its end

  /// From a literal.
  constexpr Literal(const char (&text)[N]) {
    for (std::size_t i = 0; i < N; ++i) chars[i] = text[i];
  }
  /// Without the 0.
  constexpr std::string_view text() const { return {chars, N - 1}; }
};

// "5.0e-1", as compilers print a double that is a template argument.
[[gnu::cold]] constexpr double parse_number(std::string_view text) {
  double value = 0;
  int exponent = 0;
  std::size_t i = 0;
  const bool negative = text.starts_with('-');
  for (bool point = false, first = true; i < text.size() && text[i] != 'e'; ++i, first = false) {
    if (first && negative) continue;
    if (text[i] == '.') {
      point = true;
    } else if (text[i] >= '0' && text[i] <= '9') {
      value = value * 10 + (text[i] - '0');
      exponent -= point;
    }
  }
  int written = 0, sign = 1;
  for (++i; i < text.size(); ++i) {
    if (text[i] == '-') sign = -1;
    if (text[i] >= '0' && text[i] <= '9') written = written * 10 + (text[i] - '0');
  }
  for (exponent += sign * written; exponent > 0; --exponent) value *= 10;
  for (; exponent < 0; ++exponent) value /= 10;
  return negative ? -value : value;
}

// Out of line: std::string_view's own is inlined at every use.
[[gnu::cold, gnu::noinline]] constexpr bool begins(std::string_view text, std::string_view with) {
  return text.starts_with(with);
}

// The length of dovetail's namespaces, where a compiler's name begins with them. Clang leaves inline ones out.
constexpr std::size_t own_prefix(std::string_view raw) {
  constexpr std::string_view own = "dovetail::", target = DOVETAIL_TEXT(DOVETAIL_TARGET) "::";
  if (!begins(raw, own)) return 0;
  return own.size() + (begins(raw.substr(own.size()), target) ? target.size() : 0);
}

// The length of what stands before the text in Literal<7>{"kernel"}, or 0.
[[gnu::cold]] constexpr std::size_t literal_prefix(std::string_view raw) {
  constexpr std::string_view scope = "detail::explain::", name = "Literal<";
  std::size_t length = begins(raw, scope) ? scope.size() : 0;
  if (!begins(raw.substr(length), name)) return 0;
  for (length += name.size(); length < raw.size() && raw[length] >= '0' && raw[length] <= '9';) ++length;
  return begins(raw.substr(length), ">{\"") ? length + 2 : 0;
}

// Whether the rest of a name begins with what stands behind a size: 28UL.
constexpr bool ends_number(std::string_view before, std::string_view raw) {
  return !before.empty() && before.back() >= '0' && before.back() <= '9' &&
         (begins(raw, "UL,") || begins(raw, "UL>") || begins(raw, "ul,") || begins(raw, "ul>"));
}

/// "0.5" of "5.0e-1".
constexpr words number_words(std::string_view text) { return words() << parse_number(text); }

/// A compiler's own name of a type. Few names have a Number in them: only programs with such a name compile, for run
/// time, how it is written.
struct RawName : std::string_view {
  words (*number)(std::string_view);  ///< how it is written, or null
};

// The compiler's own name of a type, less dovetail's namespaces, with numbers and texts as people write them.
[[gnu::cold]] constexpr words plain_name(std::string_view raw, words (*write_number)(std::string_view)) {
  constexpr std::string_view number = "Number{", largest = "18446744073709551615",
                             word = "detail::problems::";  // of code in a sentence: with_rows(n)
  words name;
  std::size_t n = 0;
  while (!raw.empty() && n + 1 < sizeof name.chars) {
    std::size_t read = 1;
    if (const std::size_t own = own_prefix(raw)) {
      read = own;
    } else if (begins(raw, word)) {
      read = word.size();
    } else if (begins(raw, largest)) {
      name << "dynamic";
      n = name.size();
      read = largest.size();
    } else if (begins(raw, "None{}") || begins(raw, "None()")) {
      name << "dynamic";
      n = name.size();
      read = 6;
    } else if (const std::size_t prefix = literal_prefix(raw)) {
      const auto end = raw.find('}');
      name << raw.substr(prefix, end - prefix);
      n = name.size();
      read = end + 1;
    } else if (begins(raw, number)) {
      const auto end = raw.find('}');
      const auto value = raw.substr(number.size(), end - number.size());
      if (value.ends_with('n') || value.ends_with('N'))
        name << "at_run_time";
      else
        name << write_number(value);
      n = name.size();
      read = end + 1;
    } else if (ends_number(std::string_view(name.chars, n), raw)) {
      read = 2;
    } else if (!begins(raw, " >") && !begins(raw, " (") && !begins(raw, " *")) {  // as Clang writes T*
      name.chars[n++] = raw.front();
    }
    raw.remove_prefix(read);
  }
  return name;
}

constexpr words plain_name(std::string_view raw) { return plain_name(raw, number_words); }
constexpr words plain_name(RawName raw) { return plain_name(raw, raw.number); }

template <class T>
consteval auto read_raw_name() {  // auto: the name of the result would stand in it too
  std::string_view raw = __PRETTY_FUNCTION__;
  raw.remove_prefix(raw.find("T = ") + 4);
  raw.remove_suffix(1);
  return RawName{raw, raw.find("Number{") == raw.npos ? nullptr : number_words};
}
template <class T>
inline constexpr RawName raw_name = read_raw_name<T>();
/// The compiler's own name of T.
template <class T>
constexpr RawName raw_name_of() {
  return raw_name<T>;  // Clang 16 loses the base of what a consteval function returns at run time
}

/// What T is called in a sentence or a summary: "Dense<784, 128>", "Dropout<0.5>", "mine::Layer".
template <class T>
consteval words name_of() {
  return plain_name(raw_name_of<T>());
}

/// A name in Keras's spelling for metrics: "MeanAbsoluteError" is "mean_absolute_error", "mine::Hits" is "mine::hits",
/// and an unnamed namespace is left out.
[[gnu::cold]] constexpr words snake_case(const words& name) {
  constexpr std::string_view unnamed[] = {"{anonymous}::", "(anonymous namespace)::"};
  words snake;
  std::size_t n = 0;
  for (std::string_view rest = name; !rest.empty();) {
    std::size_t read = 1;
    for (const std::string_view scope : unnamed)
      if (rest.starts_with(scope)) read = scope.size();
    if (const char c = rest.front(); read == 1) {
      const bool capital = c >= 'A' && c <= 'Z';
      if (capital && n > 0 && snake.chars[n - 1] != ':') snake.chars[n++] = '_';
      snake.chars[n++] = capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    rest.remove_prefix(read);
  }
  return snake;
}
/// The name of a type in Keras's spelling for metrics.
template <class T>
consteval words snake_name_of() {
  return snake_case(name_of<T>());
}
}  // namespace detail::explain

}  // namespace dovetail::inline DOVETAIL_TARGET
