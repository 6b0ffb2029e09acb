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

/// A layer in a summary, and the layers in it.
struct LayerSummary {
  std::size_t index;                      ///< from 0 on
  std::string layer;                      ///< as it was written: "Dense<128>"
  std::string output_shape;               ///< of a batch: "(None, 128)"
  std::size_t parameters;                 ///< trained
  std::size_t state;                      ///< kept, not trained
  bool fused;                             ///< computed together with the layer before it
  std::vector<LayerSummary> layers = {};  ///< of a container, with numbers of their own
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
  std::span<const LayerFacts* const> inside;
};

template <class L>
struct running {
  using type = hana::tuple<>;
};
template <class L>
  requires requires { typename L::inference; }
struct running<L> {
  using type = typename L::inference::stages;
};

// Of the stages of a container L. Where it does not say what runs of them, nothing is known to be fused.
template <class T, class L, class Stages = typename L::stages>
struct facts_inside;
template <class T, class S>
constexpr std::span<const LayerFacts* const> facts_in() {
  if constexpr (layers::container<typename S::layer>) return facts_inside<T, typename S::layer>::list;
  return {};
}
template <class T, class L, class S>
inline constexpr LayerFacts layer_facts = {
    raw_name_of<typename S::written>(), S::output::dims, element_count<parameters_of<typename S::layer, T>>,
    element_count<state_of<typename S::layer, T>>, requires {typename L::inference;
}  // namespace detail::networks
&&fused_into<typename running<L>::type, S>, networks::facts_in<T, S>()
};  // namespace dovetail::inline DOVETAIL_TARGET
template <class T, class L, class... S>
struct facts_inside<T, L, hana::tuple<S...>> {
  static constexpr std::array<const LayerFacts*, sizeof...(S)> list{&layer_facts<T, L, S>...};
};

[[gnu::cold]] inline std::vector<LayerSummary> summarize(std::span<const LayerFacts* const> facts) {
  std::vector<LayerSummary> layers;
  for (const LayerFacts* layer : facts) {
    std::string name, shape = "(None";
    Part(plain_name(layer->layer)).append_to(name);
    for (const std::size_t extent : layer->output) Part({", ", extent}).append_to(shape);
    layers.push_back({layers.size(), name, shape + ")", layer->parameters, layer->state, layer->fused,
                      networks::summarize(layer->inside)});
  }
  return layers;
}
[[gnu::cold]] inline Summary summarize(std::span<const LayerFacts* const> facts, std::size_t element_bytes,
                                       const char* gives) {
  Summary summary{networks::summarize(facts)};
  for (const LayerSummary& layer : summary.layers) {
    summary.parameters += layer.parameters;
    summary.state += layer.state;
  }
  summary.bytes = (summary.parameters + summary.state) * element_bytes;
  summary.gives = gives;
  return summary;
}
}  // namespace detail::networks

/// The layers of an architecture, with output shapes and counts.
template <class A, class T = float>
Summary summary_of() {
  return detail::networks::summarize(detail::networks::facts_inside<T, resolved<A>>::list, sizeof(T),
                                     detail::networks::gives_word<typename resolved<A>::gives>);
}

namespace detail::networks {
/// A line of the table.
struct SummaryRow {
  std::string index, layer, output_shape, parameters;
  bool fused;
};
// The layers of a container stand below it, moved to the right, each with its path: "2.0".
[[gnu::cold]] inline void add_rows(std::vector<SummaryRow>& rows, const std::vector<LayerSummary>& layers,
                                   const std::string& container, std::size_t depth) {
  for (const LayerSummary& layer : layers) {
    const std::string path = sentence({container, layer.index});
    const std::string name = layer.layers.empty() ? layer.layer : layer.layer.substr(0, layer.layer.find('<'));
    rows.push_back({path, std::string(2 * depth, ' ') + name, layer.output_shape,
                    with_commas(layer.parameters + layer.state), layer.fused});
    networks::add_rows(rows, layer.layers, path + ".", depth + 1);
  }
}
}  // namespace detail::networks

/// As a table, like Keras's. What is inside of a container has a row of its own, and is counted in that of the
/// container.
[[gnu::cold]] inline std::string to_string(const Summary& summary) {
  std::vector<detail::networks::SummaryRow> rows{{"index", "layer", "output shape", "parameters", false}};
  detail::networks::add_rows(rows, summary.layers, "", 0);
  std::size_t index = 5, name = 5, shape = 12;
  for (const auto& row : rows) {
    index = (std::max)(index, row.index.size());
    name = (std::max)(name, row.layer.size());
    shape = (std::max)(shape, row.output_shape.size());
  }
  std::string text;
  const auto cell = [&](std::string_view content, std::size_t width) {
    text += content;
    text.append(width + 2 - content.size(), ' ');
  };
  const std::string line(index + name + shape + 21, '-');
  const auto add_line = [&] { detail::Part({line, "\n"}).append_to(text); };
  for (const auto& row : rows) {
    text += ' ';
    cell(row.index, index);
    cell(row.layer, name);
    cell(row.output_shape, shape);
    cell("", 12 - row.parameters.size());
    detail::Part({row.parameters, row.fused ? "  computed with the layer before\n" : "\n"}).append_to(text);
    if (&row == rows.data()) add_line();
  }
  add_line();
  detail::Part({" Total parameters: ", detail::networks::with_commas(summary.parameters + summary.state), " (",
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
