// SPDX-License-Identifier: MIT
#pragma once
#include <charconv>
#include <string>
#include <string_view>

#include <dovetail/explain/errors.hpp>
#include <dovetail/explain/name_of.hpp>

namespace dovetail::inline DOVETAIL_TARGET::detail::storage {

/// The compiler's name of a type as source code, less dovetail's namespaces, so that all compilers write the same.
[[gnu::cold]] inline std::string plain_source(std::string_view raw) {
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
[[gnu::cold]] inline std::string template_source(std::string_view raw) {
  std::size_t at = raw.size(), depth = 0;
  do {
    --at;
    if (raw[at] == '>') ++depth;
    if (raw[at] == '<') --depth;
  } while (depth > 0);
  return plain_source(raw.substr(0, at));
}

/// "Dense<784, 128>"
template <class... Text>
std::string with_arguments(std::string_view raw, const Text&... argument) {
  std::string source = template_source(raw) + "<";
  ((source += (source.ends_with('<') ? "" : ", ") + argument), ...);
  return source + ">";
}

/// The shortest decimal that is this number.
[[gnu::cold]] inline std::string number_source(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

// A compiler's name of a number may be a rounded one: so templates are taken apart.
template <class X>
struct Source {
  static std::string make() { return plain_source(raw_name_of<X>()); }
};
template <template <class...> class X, class... P>
struct Source<X<P...>> {
  static std::string make() { return with_arguments(raw_name_of<X<P...>>(), Source<P>::make()...); }
};
// One argument at least: without, Clang takes Flatten<> for both.
template <template <std::size_t...> class X, std::size_t N, std::size_t... More>
struct Source<X<N, More...>> {
  static std::string make() {
    return with_arguments(raw_name_of<X<N, More...>>(), std::to_string(N), std::to_string(More)...);
  }
};
template <template <Number...> class X, Number N, Number... More>
struct Source<X<N, More...>> {
  static std::string make() {
    return with_arguments(raw_name_of<X<N, More...>>(), number_source(N.value), number_source(More.value)...);
  }
};

/// A type as C++ says it, after `using namespace dovetail`: "Sequential<Dense<784, 128>, LeakyReLU<0.3>>". Throws
/// OptionError for a type that has no name in another file: one that is local or in an unnamed namespace.
template <class X>
[[gnu::cold]] std::string source_of() {
  return storage::Source<X>::make();
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::storage
