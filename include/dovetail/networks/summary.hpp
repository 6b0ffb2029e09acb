// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dovetail/networks/architecture.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

/// One line of a summary.
struct LayerSummary {
  std::size_t index;         ///< from 0 on
  std::string layer;         ///< as it was written: "Dense<128>"
  std::string output_shape;  ///< of a batch: "(None, 128)"
  std::size_t parameters;    ///< trained
  std::size_t state;         ///< kept, not trained
  bool fused;                ///< computed together with the layer before it
};

/// What a network consists of, as data.
struct Summary {
  std::vector<LayerSummary> layers;  ///< one per layer, without Input
  /// Trained numbers.
  std::size_t parameters = 0, state = 0;  ///< numbers that are kept, and not trained
  std::size_t bytes = 0;                  ///< of parameters and state
  /// "logits", "probabilities" or "distributions", where the last layer says so: see Gives.
  std::string gives = {};
};

namespace detail::networks {

// Whether a stage computes, but in that of a layer before it: it is none of those that run.
template <class Running, class Stage>
inline constexpr bool fused_into = false;
template <class... S, class Stage>
inline constexpr bool fused_into<hana::tuple<S...>, Stage> =
    layers::computes<typename Stage::layer> && layers::total({S::index == Stage::index...}) == 0;

/// 101770 as "101,770"
[[gnu::cold]] inline std::string with_commas(std::size_t number) {
  if (number < 1000) return sentence({number});
  const std::size_t rest = number % 1000;
  return sentence({with_commas(number / 1000), rest < 10 ? ",00" : rest < 100 ? ",0" : ",", rest});
}
/// 407080 as "397.54 KB", as Keras counts: 1 KB is 1024 bytes
[[gnu::cold]] inline std::string in_bytes(std::size_t bytes) {
  const char* unit = "B";
  double value = static_cast<double>(bytes);
  for (const char* next : {"KB", "MB", "GB"})
    if (value >= 1024) value /= 1024, unit = next;
  char text[32];
  std::snprintf(text, sizeof text, "%.2f %s", value, unit);
  return text;
}

template <class G>
inline constexpr const char* gives_word = "";
template <>
inline constexpr const char* gives_word<Gives::logits> = "logits";
template <>
inline constexpr const char* gives_word<Gives::probabilities> = "probabilities";
template <>
inline constexpr const char* gives_word<Gives::distributions> = "distributions";

// What the types say of a layer. Names and shapes become texts at run time: it costs less compiling.
struct LayerFacts {
  std::string_view layer;
  std::span<const std::size_t> output;
  std::size_t parameters, state;
  bool fused;
};
template <class T, class Running, class S>
inline constexpr LayerFacts layer_facts = {raw_name_of<typename S::written>(), S::output::dims,
                                           element_count<parameters_of<typename S::layer, T>>,
                                           element_count<state_of<typename S::layer, T>>, fused_into<Running, S>};

template <class T, class Running, class Stages>
struct all_facts;
template <class T, class Running, class... S>
struct all_facts<T, Running, hana::tuple<S...>> {
  static constexpr std::array<const LayerFacts*, sizeof...(S)> list{&layer_facts<T, Running, S>...};
};

[[gnu::cold]] inline Summary summarize(std::span<const LayerFacts* const> layers, std::size_t element_bytes,
                                       const char* gives) {
  Summary summary{std::vector<LayerSummary>(layers.size())};
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerFacts& facts = *layers[i];
    LayerSummary& layer = summary.layers[i];
    layer = {i, {}, "(None", facts.parameters, facts.state, facts.fused};
    Part(plain_name(facts.layer)).append_to(layer.layer);
    for (const std::size_t extent : facts.output) Part({", ", extent}).append_to(layer.output_shape);
    layer.output_shape += ')';
    summary.parameters += facts.parameters;
    summary.state += facts.state;
  }
  summary.bytes = (summary.parameters + summary.state) * element_bytes;
  summary.gives = gives;
  return summary;
}
}  // namespace detail::networks

/// The layers of an architecture, with output shapes and counts.
template <class A, class T = float>
Summary summary_of() {
  using Stages = typename resolved<A>::stages;
  return detail::networks::summarize(
      detail::networks::all_facts<T, detail::networks::inference_stages<Stages>, Stages>::list, sizeof(T),
      detail::networks::gives_word<typename resolved<A>::gives>);
}

/// As a table, like Keras's.
[[gnu::cold]] inline std::string to_string(const Summary& summary) {
  std::size_t name = 5, shape = 12;
  for (const auto& layer : summary.layers) {
    name = (std::max)(name, layer.layer.size());
    shape = (std::max)(shape, layer.output_shape.size());
  }
  std::string text;
  const auto cell = [&](const detail::Part& content, std::size_t width) {
    const std::size_t start = text.size();
    content.append_to(text);
    text.append(width + 2 - (text.size() - start), ' ');
  };
  const auto row = [&](const detail::Part& index, const detail::Part& layer, const detail::Part& output,
                       const std::string& parameters, const char* note) {
    text += ' ';
    cell(index, 5);
    cell(layer, name);
    cell(output, shape);
    cell("", 12 - parameters.size());
    detail::Part({parameters, note, "\n"}).append_to(text);
  };
  row("index", "layer", "output shape", "parameters", "");
  const std::string line(name + shape + 26, '-');
  detail::Part({line, "\n"}).append_to(text);
  for (const auto& l : summary.layers)
    row(l.index, l.layer, l.output_shape, detail::networks::with_commas(l.parameters + l.state),
        l.fused ? "  computed with the layer before" : "");
  detail::Part({line, "\n Total parameters: ", detail::networks::with_commas(summary.parameters + summary.state), " (",
                detail::networks::in_bytes(summary.bytes),
                ")\n Trainable: ", detail::networks::with_commas(summary.parameters),
                ", not trainable: ", detail::networks::with_commas(summary.state), "\n"})
      .append_to(text);
  if (summary.gives == "logits") text += " Gives logits to a cross-entropy; predict gives them as they are\n";
  return text;
}

namespace detail::networks {
/// Writes the table to standard output.
inline void print_summary(const Summary& summary) {
  const std::string text = to_string(summary);
  std::fwrite(text.data(), 1, text.size(), stdout);
}
}  // namespace detail::networks

}  // namespace dovetail::inline DOVETAIL_TARGET
