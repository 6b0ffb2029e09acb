// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <charconv>
#include <string>
#include <string_view>
#include <type_traits>

#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/name_of.hpp>
#include <dovetail/layers/protocol/options.hpp>
#include <dovetail/networks/lines.hpp>
#include <dovetail/simd/constant.hpp>
#include <dovetail/tensor/finite.hpp>

/// Types, numbers and names as the text of a C++ program.
namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// A type's name as the compiler prints it, without dovetail's namespaces, so that all compilers write the same. Throws
/// OptionError for a name that other files cannot use.
[[gnu::cold]] inline std::string cpp_name(std::string_view raw) {
  if (raw.find_first_of("({") != std::string_view::npos)
    fail<OptionError>({"expected an architecture whose types have a name in every file, found ", raw});
  std::string source;
  while (!raw.empty()) {
    const char before = source.empty() ? ' ' : source.back();
    const bool starts = before == ' ' || before == '<' || before == ',';
    if (starts) raw.remove_prefix(own_prefix(raw));
    source += raw.front();
    raw.remove_prefix(1);
  }
  return source;
}

/// "Own<3>::Layer" of "Own<3>::Layer<Dense<8>, ReLU>"
[[gnu::cold]] inline std::string cpp_template_name(std::string_view raw) {
  std::size_t at = raw.size(), depth = 0;
  do {
    --at;
    if (raw[at] == '>') ++depth;
    if (raw[at] == '<') --depth;
  } while (depth > 0);
  return cpp_name(raw.substr(0, at));
}

/// "Dense<784, 128>"
template <class... Text>
std::string with_arguments(std::string_view raw, const Text&... argument) {
  std::string source = cpp_template_name(raw) + "<";
  ((source += (source.ends_with('<') ? "" : ", ") + argument), ...);
  return source + ">";
}

/// The shortest decimal that is this number; a NaN is that of a hyperparameter that is set at run time.
[[gnu::cold]] inline std::string cpp_number(double value) {
  if (explain::is_at_run_time(value)) return "at_run_time";
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

// Compilers may round the numbers in a type's name, so templates are taken apart.
template <class X>
struct CppText {
  static std::string make() { return cpp_name(raw_name_of<X>()); }
};
template <template <class...> class X, class... P>
struct CppText<X<P...>> {
  static std::string make() { return with_arguments(raw_name_of<X<P...>>(), CppText<P>::make()...); }
};
// With at least one argument: else Flatten<> matches this and the one for types in Clang.
template <template <std::size_t...> class X, std::size_t N, std::size_t... More>
struct CppText<X<N, More...>> {
  static std::string make() {
    return with_arguments(raw_name_of<X<N, More...>>(), std::to_string(N), std::to_string(More)...);
  }
};
template <template <Number...> class X, Number N, Number... More>
struct CppText<X<N, More...>> {
  static std::string make() {
    return with_arguments(raw_name_of<X<N, More...>>(), cpp_number(N.value), cpp_number(More.value)...);
  }
};

template <explain::Literal P, class... Option>
struct CppText<On<P, Option...>> {
  static std::string make() {
    return with_arguments(raw_name_of<On<P, Option...>>(), sentence({"\"", P.text(), "\""}),
                          CppText<Option>::make()...);
  }
};

// Lines of a Graph, whose names are texts.
template <template <explain::Literal> class Line, explain::Literal Name>
struct CppText<Line<Name>> {
  static std::string make() { return with_arguments(raw_name_of<Line<Name>>(), sentence({"\"", Name.text(), "\""})); }
};
template <explain::Literal Name, std::size_t... E>
struct CppText<NamedInput<Name, E...>> {
  static std::string make() {
    return with_arguments(raw_name_of<NamedInput<Name, E...>>(), sentence({"\"", Name.text(), "\""}),
                          std::to_string(E)...);
  }
};
template <class How, explain::Literal... Name>
struct CppText<Join<How, Name...>> {
  static std::string make() {
    return with_arguments(raw_name_of<Join<How, Name...>>(), CppText<How>::make(),
                          sentence({"\"", Name.text(), "\""})...);
  }
};

template <explain::Literal Name, class... L>
struct CppText<Shared<Name, L...>> {
  static std::string make() {
    return with_arguments(raw_name_of<Shared<Name, L...>>(), sentence({"\"", Name.text(), "\""}),
                          CppText<L>::make()...);
  }
};

/// A type as C++ text that is valid after `using namespace dovetail`: "Sequential<Dense<784, 128>, LeakyReLU<0.3>>".
/// Throws OptionError for a type that other files cannot name: one that is local or in an unnamed namespace.
template <class X>
[[gnu::cold]] std::string cpp_text() {
  return CppText<X>::make();
}

/// The C++ type of an element, from its code in safetensors files: "std::int32_t" of "I32".
[[gnu::cold]] inline std::string cpp_element_type(std::string_view code) {
  if (code == "F32") return "float";
  if (code == "F64") return "double";
  if (code == "BOOL") return "bool";
  return sentence({"std::", code.front() == 'U' ? "uint" : "int", code.substr(1), "_t"});
}

/// Appends a number as a literal that has its bits. Hexadecimal literals are exact, and compilers read them fastest:
/// 101,770 of them take 0.2 s.
template <class T>
void append_value(std::string& text, T value) {
  char digits[40];
  const auto append = [&](auto... form) {
    text.append(digits, std::to_chars(digits, digits + sizeof digits, form...).ptr);
  };
  if constexpr (!std::is_floating_point_v<T>) {
    append(static_cast<std::conditional_t<std::is_signed_v<T>, long long, unsigned long long>>(value));
    if constexpr (std::is_unsigned_v<T> && sizeof(T) == 8) text += 'u';
  } else if (!is_finite(value)) {
    text += sizeof(T) == 4 ? "std::bit_cast<float>(0x" : "std::bit_cast<double>(0x";
    append(std::bit_cast<simd::constant::Bits<T>>(value), 16);
    text += "u)";
  } else {
    if (simd::constant::is_negative(value)) text += '-';
    if (value == 0) {
      text += "0.";
    } else {
      text += "0x";
      append(simd::constant::magnitude(value), std::chars_format::hex);
    }
    if constexpr (sizeof(T) == 4) text += 'f';
  }
}
template <class T>
[[gnu::cold]] void append_values(std::string& text, const T* values, std::size_t count) {
  std::size_t line = text.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ',';
    if (i == 0 || text.size() - line > 100) {
      text += "\n    ";
      line = text.size();
    } else {
      text += ' ';
    }
    append_value(text, values[i]);
  }
}

/// Refuses a text that cannot name a namespace in C++. "a::b" names two.
[[gnu::cold]] inline void check_name(const std::string& name) {
  constexpr std::string_view keywords[] = {
      "alignas",     "alignof",  "and",        "and_eq",    "asm",       "auto",         "bitand",
      "bitor",       "bool",     "break",      "case",      "catch",     "char",         "char16_t",
      "char32_t",    "char8_t",  "class",      "co_await",  "co_return", "co_yield",     "compl",
      "concept",     "const",    "const_cast", "consteval", "constexpr", "constinit",    "continue",
      "decltype",    "default",  "delete",     "do",        "double",    "dynamic_cast", "else",
      "enum",        "explicit", "export",     "extern",    "false",     "float",        "for",
      "friend",      "goto",     "if",         "inline",    "int",       "long",         "mutable",
      "namespace",   "new",      "noexcept",   "not",       "not_eq",    "nullptr",      "operator",
      "or",          "or_eq",    "private",    "protected", "public",    "register",     "reinterpret_cast",
      "requires",    "return",   "short",      "signed",    "sizeof",    "static",       "static_assert",
      "static_cast", "std",      "struct",     "switch",    "template",  "this",         "thread_local",
      "throw",       "true",     "try",        "typedef",   "typeid",    "typename",     "union",
      "unsigned",    "using",    "virtual",    "void",      "volatile",  "wchar_t",      "while",
      "xor",         "xor_eq"};
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto fits = [&](std::string_view part) {
    const auto known = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    return !part.empty() && letter(part.front()) && std::ranges::all_of(part, known) &&
           std::ranges::find(keywords, part) == std::end(keywords) && part.find("__") == std::string_view::npos &&
           !(part.size() > 1 && part[0] == '_' && part[1] >= 'A' && part[1] <= 'Z');
  };
  for (std::string_view rest = name;;) {
    const std::size_t end = rest.find("::");
    if (!fits(rest.substr(0, end)))
      fail<OptionError>({"FreezeOptions::name: expected the name of a namespace, found \"", name, "\""});
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 2);
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
