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

// Whether a stage of the container L is computed with the one before it. Where L does not say what runs of them,
// nothing is known to be.
template <class L, class S>
inline constexpr bool is_fused = false;
template <class L, class S>
  requires requires { typename L::inference; }
inline constexpr bool is_fused<L, S> = fused_into<typename L::inference::stages, S>;

template <class T, class L, class Stages = typename L::stages>
struct facts_inside;
template <class T, class S>
constexpr std::span<const LayerFacts* const> facts_in() {
  using L = typename S::recorded;  // what it shares is shown once
  if constexpr (layers::container<L>) return facts_inside<T, L>::list;
  return {};
}
template <class T, class L, class S>
inline constexpr LayerFacts layer_facts = {raw_name_of<typename S::written>(),
                                           S::output::dims,
                                           element_count<parameters_of<typename S::recorded, T>>,
                                           element_count<state_of<typename S::recorded, T>>,
                                           is_fused<L, S>,
                                           networks::facts_in<T, S>()};
template <class T, class L, class... S>
struct facts_inside<T, L, hana::tuple<S...>> {
  static constexpr std::array<const LayerFacts*, sizeof...(S)> list{&layer_facts<T, L, S>...};
};

[[gnu::cold]] inline std::vector<LayerSummary> summarize(std::span<const LayerFacts* const> facts) {
  std::vector<LayerSummary> layers(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const LayerFacts& fact = *facts[i];
    LayerSummary& layer = layers[i];
    layer.index = i;
    Part(plain_name(fact.layer)).append_to(layer.layer);
    layer.output_shape = "(None";
    for (const std::size_t extent : fact.output) Part({", ", extent}).append_to(layer.output_shape);
    layer.output_shape += ')';
    layer.parameters = fact.parameters;
    layer.state = fact.state;
    layer.fused = fact.fused;
    layer.layers = networks::summarize(fact.inside);
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
/// The table as it grows. The layers of a container stand below it, moved to the right, each with its path: "2.0".
struct SummaryTable {
  std::size_t index = 5, name = 5, shape = 12;  // the widths of the columns
  std::string text{};

  // Makes room for the rows, or writes them.
  [[gnu::cold]] void rows(const std::vector<LayerSummary>& layers, const std::string& container, std::size_t depth,
                          bool writes) {
    for (const LayerSummary& layer : layers) {
      const std::string path = sentence({container, layer.index});
      const std::string_view shown = layer.layers.empty() ? std::string_view(layer.layer) : container_name(layer.layer);
      index = (std::max)(index, path.size());
      name = (std::max)(name, 2 * depth + shown.size());
      shape = (std::max)(shape, layer.output_shape.size());
      if (writes)
        row(path, 2 * depth, shown, layer.output_shape, with_commas(layer.parameters + layer.state),
            layer.fused ? "  computed with the layer before\n" : "\n");
      if (!layer.layers.empty()) rows(layer.layers, path + ".", depth + 1, writes);
    }
  }
  // "Sequential" of "Sequential<...>" and of "With<Sequential<...>, NotTrainable>"
  static std::string_view container_name(std::string_view full) {
    if (full.starts_with("With<")) full.remove_prefix(5);
    return full.substr(0, full.find('<'));
  }
  [[gnu::cold]] void row(std::string_view path, std::size_t indent, std::string_view layer, std::string_view output,
                         std::string_view parameters, std::string_view note) {
    const std::size_t start = text.size() + 1;
    const auto column = [&](std::size_t at, std::string_view content) {
      text.resize(start + at, ' ');
      text += content;
    };
    column(0, path);
    column(index + 2 + indent, layer);
    column(index + name + 4, output);
    column(index + name + shape + 20 - parameters.size(), parameters);
    text += note;
  }
  [[gnu::cold]] void line() {
    text.append(index + name + shape + 21, '-');
    text += '\n';
  }
};
}  // namespace detail::networks

/// As a table, like Keras's. What is inside of a container has a row of its own, and is counted in that of the
/// container.
[[gnu::cold]] inline std::string to_string(const Summary& summary) {
  detail::networks::SummaryTable table;
  table.rows(summary.layers, "", 0, false);
  table.row("index", 0, "layer", "output shape", "parameters", "\n");
  table.line();
  table.rows(summary.layers, "", 0, true);
  table.line();
  detail::Part({" Total parameters: ", detail::networks::with_commas(summary.parameters + summary.state), " (",
                detail::networks::in_bytes(summary.bytes),
                ")\n Trainable: ", detail::networks::with_commas(summary.parameters),
                ", not trainable: ", detail::networks::with_commas(summary.state), "\n"})
      .append_to(table.text);
  if (summary.gives == "logits") table.text += " Gives logits to a cross-entropy; predict gives them as they are\n";
  return table.text;
}

namespace detail::networks {
/// Writes the table to standard output.
inline void print_summary(const Summary& summary) {
  const std::string text = to_string(summary);
  std::fwrite(text.data(), 1, text.size(), stdout);
}
}  // namespace detail::networks

}  // namespace dovetail::inline DOVETAIL_TARGET
