// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include <dovetail/networks/frozen.hpp>
#include <dovetail/storage/cpp_text.hpp>
#include <dovetail/storage/elements.hpp>

/// The text of the header that freeze() writes: see docs/embedding.md.
namespace dovetail::inline DOVETAIL_TARGET {

/// How a header is written by freeze().
struct FreezeOptions {
  std::string name = {};  ///< of its namespace, as "my::digits"; if empty, the file's name without its extension
  std::vector<std::string> includes = {};  ///< headers of your own layers: "my_layer.hpp"
  bool fold = true;         ///< computes each BatchNormalization and Normalization beside a Dense into its weights
  double tolerance = 1e-5;  ///< how far answers may differ by rounding, as a fraction of a sample's largest answer
};

namespace detail::problems {
template <class T>
struct headers_of_freeze_hold_no {};
}  // namespace detail::problems

namespace detail::storage {

/// "layer_2_0_kernel" of "2.0.kernel"
[[gnu::cold]] inline std::string variable_name(const TensorPath& path) {
  std::string name = "layer_" + path.text();
  std::ranges::replace(name, '.', '_');
  return name;
}

// Appends the tensors of a record as constants, and the names of these to `names`.
template <class Record>
void append_tensors(std::string& text, std::string& names, const Record& record) {
  for_each_tensor(
      [&](const TensorPath& path, const auto& tensor) {
        using Tensor = std::remove_cvref_t<decltype(tensor)>;
        constexpr std::string_view code = stored_code<typename Tensor::value_type>();
        using problem = explained<
            std::conditional_t<!code.empty(), none, problems::headers_of_freeze_hold_no<typename Tensor::value_type>>>;
        static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
        const std::string name = variable_name(path);
        Part({"/// ", path.text(), " of shape ", Tensor::shape::text(), "\ninline constexpr dovetail::FrozenValues<",
              cpp_element_type(code), ", ", tensor.size(), "> ", name, "{{"})
            .append_to(text);
        append_values(text, tensor.data(), tensor.size());
        text += "}};\n";
        Part({names.empty() ? "" : ", ", "weights::", name}).append_to(names);
      },
      record);
}

// Larger constant expressions would take seconds to compile, and Clang gives up after a million steps.
inline constexpr std::size_t most_for_the_compiler = 2000;

// The numbers of samples that views see, as the initializer of frozen values: of several views, of those of each.
template <class V>
[[gnu::cold]] void append_samples(std::string& text, const V& views) {
  if constexpr (any_tensor<V>) {
    text += "{{";
    append_values(text, views.data(), views.size());
    text += "}}";
  } else {
    text += '{';
    layers::for_each_view(
        [&](const auto& view) {
          text += text.ends_with('{') ? "{" : ", {";
          append_samples(text, view);
          text += '}';
        },
        views);
    text += '}';
  }
}
// The samples and the network's answers to them, as the initializers of GoldenSamples.
template <class A, class T>
[[gnu::cold]] std::string golden_values(const Network<A, T>& network, typename Network<A, T>::Samples samples,
                                        double tolerance) {
  using N = Network<A, T>;
  const std::size_t rows = layers::rows_of(samples);
  auto answers = N::Outputs::with_rows(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto answer = network.predict(layers::sample_at<typename N::Sample>(samples, i));
    layers::for_each_view([](const auto& one, const auto& to) { std::ranges::copy(one.flat(), to.data()); }, answer,
                          layers::rows_at<layers::Batch<T, dynamic, typename N::output>>(answers, i, 1));
  }
  std::string text = "{";
  append_samples(text, samples);
  text += ", ";
  append_samples(text, layers::rows_at<layers::ReadBatch<T, dynamic, typename N::output>>(answers, 0, rows));
  Part({", ", cpp_number(tolerance), "}"}).append_to(text);
  return text;
}

template <class A, class T>
[[gnu::cold]] std::string frozen_text(const Network<A, T>& network, typename Network<A, T>::Samples samples,
                                      const FreezeOptions& options) {
  using N = Network<A, T>;
  check_name(options.name);
  const std::string type = cpp_element_type(stored_code<T>()), architecture = cpp_text<A>(),
                    golden = golden_values(network, samples, options.tolerance);
  std::string weights, names;
  append_tensors(weights, names, network.parameters());
  append_tensors(weights, names, network.states());

  std::string text = sentence({"// Written by dovetail's freeze(): a network of ", N::parameter_count,
                               " parameters.\n#pragma once\n"
                               "#ifndef DOVETAIL_SINGLE_HPP\n#include <dovetail/networks/frozen.hpp>\n#endif\n"});
  const auto add = [&](const Part& part) { part.append_to(text); };
  for (const std::string& header : options.includes) add({"#include \"", header, "\"\n"});
  add({"\nnamespace ", options.name, " {\n\n"});
  add({"namespace spelled {\nusing namespace dovetail;\nusing Architecture = ", architecture, ";\n"});
  add("}  // namespace spelled\nusing spelled::Architecture;\n\n");
  add({"namespace weights {\n", weights, "}  // namespace weights\n\n"});
  add("/// A constant, which predicts from the numbers above without copying them.\n");
  add({"inline constexpr dovetail::Network<Architecture, ", type, "> network =\n"});
  add({"    dovetail::detail::frozen<Architecture, ", type, ">(", names, ");\n\n"});
  add("/// Samples, and the network's answers to them when it was frozen.\n");
  add({"inline constexpr dovetail::GoldenSamples<Architecture, ", type, ", ", layers::rows_of(samples), "> golden",
       golden});
  add(";\n\n");
  add("/// How far the answers of now are from those, as a fraction of a sample's largest answer.\n"
      "inline double largest_difference() noexcept { return golden.largest_difference(network); }\n"
      "/// Whether the answers are still the same: call it at the start of a program, or in a test.\n"
      "inline bool verify() noexcept { return largest_difference() <= golden.tolerance; }\n");
  if (N::parameter_count + layers::elements_of_all<typename N::input> +
          resolved<A>::template inference_bytes<T> / sizeof(T) <=
      most_for_the_compiler)
    add("static_assert(dovetail::detail::verified<network, golden>(), \"the network does not answer as it did\");\n");
  add({"\n}  // namespace ", options.name, "\n"});
  return text;
}

}  // namespace detail::storage
}  // namespace dovetail::inline DOVETAIL_TARGET
