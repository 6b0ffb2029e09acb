// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include <dovetail/data/write_file.hpp>
#include <dovetail/networks/frozen.hpp>
#include <dovetail/storage/elements.hpp>
#include <dovetail/storage/source.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// How a header is written by freeze().
struct FreezeOptions {
  std::string name = {};  ///< of its namespace, as "my::digits"; the file's name without its ending, if empty
  std::vector<std::string> includes = {};  ///< headers of one's own layers: "own_layer.hpp"
  double tolerance = 1e-5;  ///< differences of answers up to it are rounding; in parts of a sample's largest answer
};

namespace detail::problems {
template <class X>
struct freeze_takes_a_network_and_not {};
template <class T>
struct headers_of_freeze_hold_no {};
}  // namespace detail::problems

namespace detail::storage {

/// What C++ calls an element of a file's type.
[[gnu::cold]] inline std::string element_source(std::string_view code) {
  if (code == "F32") return "float";
  if (code == "F64") return "double";
  if (code == "BOOL") return "bool";
  return sentence({"std::", code.front() == 'U' ? "uint" : "int", code.substr(1), "_t"});
}

// Compilers read hexadecimal digits fastest, and they are exact: 101,770 of them take 0.2 s.
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

/// Refuses a name that is none in C++; "a::b" is two.
[[gnu::cold]] inline void check_name(const std::string& name) {
  // clang-format off
  constexpr std::string_view keywords =
      " alignas alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t char8_t class "
      "co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue decltype "
      "default delete do double dynamic_cast else enum explicit export extern false float for friend goto if "
      "inline int long mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected "
      "public register reinterpret_cast requires return short signed sizeof static static_assert static_cast std "
      "struct switch template this thread_local throw true try typedef typeid typename union unsigned using "
      "virtual void volatile wchar_t while xor xor_eq ";
  // clang-format on
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const auto fits = [&](std::string_view part) {
    const auto known = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
    return !part.empty() && letter(part.front()) && std::ranges::all_of(part, known) &&
           keywords.find(sentence({" ", part, " "})) == std::string_view::npos &&
           part.find("__") == std::string_view::npos &&
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

/// "layer_2_0_kernel" of "2.0.kernel"
[[gnu::cold]] inline std::string variable_name(const Path& path) {
  std::string name = "layer_" + path.text();
  std::ranges::replace(name, '.', '_');
  return name;
}

// Appends the constants of a record, and their names to `names`.
template <class Record>
void append_tensors(std::string& text, std::string& names, const Record& record) {
  walk(
      [&](const Path& path, const auto& tensor) {
        using Tensor = std::remove_cvref_t<decltype(tensor)>;
        constexpr std::string_view code = stored_code<typename Tensor::value_type>();
        using problem = explained<
            std::conditional_t<!code.empty(), none, problems::headers_of_freeze_hold_no<typename Tensor::value_type>>>;
        static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
        const std::string name = variable_name(path);
        Part({"/// ", path.text(), " of shape ", Tensor::shape::text(), "\ninline constexpr dovetail::FrozenValues<",
              element_source(code), ", ", tensor.size(), "> ", name, "{{"})
            .append_to(text);
        append_values(text, tensor.data(), tensor.size());
        text += "}};\n";
        Part({names.empty() ? "" : ", ", "weights::", name}).append_to(names);
      },
      record);
}

// A constant expression of more would take seconds, and beyond a million steps Clang gives up.
inline constexpr std::size_t most_for_the_compiler = 2000;

template <class A, class T>
[[gnu::cold]] std::string frozen_text(const Network<A, T>& network, typename Network<A, T>::Samples samples,
                                      const FreezeOptions& options) {
  using N = Network<A, T>;
  check_name(options.name);
  const std::string type = element_source(stored_code<T>());
  std::string architecture = source_of<A>(), weights, names, golden;
  append_tensors(weights, names, network.parameters());
  append_tensors(weights, names, network.states());

  std::vector<T> answers;
  for (std::size_t i = 0; i < samples.rows(); ++i) {
    const auto answer = network.predict(typename N::Sample(samples.data() + i * N::input::size));
    answers.insert(answers.end(), answer.data(), answer.data() + answer.size());
  }
  append_values(golden, samples.data(), samples.size());
  golden += "}}, {{";
  append_values(golden, answers.data(), answers.size());
  Part({"}}, ", number_source(options.tolerance)}).append_to(golden);

  std::string text = sentence({"// Written by dovetail's freeze(): a network of ", N::parameter_count,
                               " parameters.\n#pragma once\n#include <dovetail/networks/frozen.hpp>\n"});
  for (const std::string& header : options.includes) Part({"#include \"", header, "\"\n"}).append_to(text);
  Part({"\nnamespace ",
        options.name,
        " {\n\nnamespace spelled {\nusing namespace dovetail;\nusing Architecture = ",
        architecture,
        ";\n}  // namespace spelled\nusing spelled::Architecture;\n\nnamespace weights {\n",
        weights,
        "}  // namespace weights\n\n/// Constant: it predicts from the numbers above, where they are.\n",
        "inline constexpr dovetail::Network<Architecture, ",
        type,
        "> network =\n    dovetail::detail::frozen<Architecture, ",
        type,
        ">(",
        names,
        ");\n\n/// Samples, and what the network answered when it was frozen.\n",
        "inline constexpr dovetail::GoldenSamples<Architecture, ",
        type,
        ", ",
        samples.rows(),
        "> golden{{{",
        golden,
        "};\n\n/// How far it is from that now, in parts of a sample's largest answer.\n",
        "inline double largest_difference() noexcept { return golden.largest_difference(network); }\n",
        "/// Whether it still answers so: to be called at the start of a program, or in a test.\n",
        "inline bool verify() noexcept { return largest_difference() <= golden.tolerance; }\n"})
      .append_to(text);
  if (N::parameter_count + N::input::size + resolved<A>::template inference_bytes<T> / sizeof(T) <=
      most_for_the_compiler)
    text +=
        "static_assert(dovetail::detail::verified<network, golden>(), \"the network does not answer as it did\");\n";
  Part({"\n}  // namespace ", options.name, "\n"}).append_to(text);
  return text;
}

// Where nobody gives samples: two of numbers from -1 to 1.
template <class A, class T>
[[gnu::cold]] auto any_samples(const Network<A, T>&) {
  auto samples = tensor_of<T, shape::batch_shape<typename Network<A, T>::input>>::with_rows(2);
  Random random(Seed{});
  for (T& x : samples.flat()) x = std::round(64 * (2 * random.uniform<T>() - 1)) / 64;
  return samples;
}

[[gnu::cold]] inline FreezeOptions named_by(const std::string& path, FreezeOptions options) {
  if (options.name.empty()) {
    const std::string file = path.substr(path.rfind('/') + 1);
    options.name = file.substr(0, file.rfind('.'));
  }
  return options;
}

}  // namespace detail::storage

/// Writes a network as a C++ header, whole or not at all (see write_file()): the type of its architecture, its weights
/// as constants, bit for bit, and a constant `network` that predicts from them: without a file, without a heap, without
/// a copy of the weights. The header needs the core alone. Its namespace is that of options.name: digits.hpp has
/// digits::Architecture, digits::network, and digits::verify(), which compares the answers to `samples` with those of
/// now, to options.tolerance. A small network is verified by a static_assert too. See docs/embedding.md. Throws
/// OptionError for a name that is none in C++, and for layers that have no name in other files; FormatError for a file
/// that cannot be written.
template <class A, class T>
[[gnu::cold]] void freeze(const Network<A, T>& network, const std::string& path,
                          typename Network<A, T>::Samples samples, const FreezeOptions& options = {}) {
  if constexpr (Network<A, T>::valid)
    write_file(path, {detail::storage::frozen_text(network, samples, detail::storage::named_by(path, options))});
}
/// The same with two samples of random numbers from -1 to 1.
template <class A, class T>
[[gnu::cold]] void freeze(const Network<A, T>& network, const std::string& path, const FreezeOptions& options = {}) {
  freeze(network, path, detail::storage::any_samples(network), options);
}
/// The text of that header: frozen_header(network, samples, {.name = "digits"}).
template <class A, class T>
[[nodiscard, gnu::cold]] std::string frozen_header(const Network<A, T>& network,
                                                   typename Network<A, T>::Samples samples,
                                                   const FreezeOptions& options) {
  if constexpr (Network<A, T>::valid) return detail::storage::frozen_text(network, samples, options);
  return {};
}
/// \overload
template <class A, class T>
[[nodiscard, gnu::cold]] std::string frozen_header(const Network<A, T>& network, const FreezeOptions& options) {
  return frozen_header(network, detail::storage::any_samples(network), options);
}
/// Refuses what is no network.
template <class X, class... More>
  requires(!detail::networks::is_network<X>)
constexpr void freeze(const X&, const More&...) {
  using problem = detail::explained<detail::problems::freeze_takes_a_network_and_not<X>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
}

}  // namespace dovetail::inline DOVETAIL_TARGET
