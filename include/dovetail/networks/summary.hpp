// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/networks/layer_summary.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// Cuts what fits into that many columns off a name: at a comma, or in the middle of a word that is longer.
[[gnu::cold]] inline std::string_view cut_off(std::string_view& rest, std::size_t columns) {
  std::size_t end = rest.size();
  if (end > columns) {
    end = rest.rfind(", ", columns - 1);
    end = end == rest.npos || end == 0 ? columns : end + 1;
    while (end > 1 && (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80) --end;  // not within a letter of UTF-8
  }
  const std::string_view first = rest.substr(0, end);
  rest.remove_prefix(rest.substr(end).starts_with(' ') ? end + 1 : end);
  return first;
}

/// A table, which grows line by line. The layers of a container stand below it, moved to the right, each with its path:
/// "2.0".
struct SummaryTable {
  static constexpr std::size_t widest = 100, narrowest_name = 16;
  // The widths of the columns.
  std::size_t index = 5, name = 5, shape = 12, parameters = 10, products = 13, fused = 0;
  std::string text{};

  [[gnu::cold]] explicit SummaryTable(const std::vector<LayerSummary>& layers) {
    rows(layers, {}, 0, false);
    const std::size_t others = width() - name;
    name = (std::min)(name, (std::max)(widest, others + narrowest_name) - others);
    row("index", 0, "layer", "output shape", "parameters", "multiply-adds", fused > 0 ? "fused" : "");
    line();
    rows(layers, {}, 0, true);
    line();
  }

 private:
  std::size_t width() const { return 9 + index + name + shape + parameters + products + (fused > 0 ? fused + 2 : 0); }

  // Makes room for the rows, or writes them.
  [[gnu::cold]] void rows(const std::vector<LayerSummary>& layers, std::string_view container, std::size_t depth,
                          bool writes) {
    for (const LayerSummary& layer : layers) {
      const std::string path = sentence({container, layer.index}),
                        numbers = with_commas(layer.parameters + layer.state),
                        adds = layer.multiply_adds.value_or(0) > 0 ? with_commas(*layer.multiply_adds) : std::string(),
                        with = sentence({layer.fused_with.empty() ? "" : "with ", layer.fused_with});
      const bool is_group = !layer.layers.empty() || layer.layer.starts_with("Shared<");
      const std::string shown = is_group ? group_name(layer.layer) : layer.layer;
      if (writes) {
        row(path, 2 * depth, shown, layer.output_shape, numbers, adds, with);
      } else {
        index = (std::max)(index, path.size());
        name = (std::max)(name, 2 * depth + shown.size());
        shape = (std::max)(shape, layer.output_shape.size());
        parameters = (std::max)(parameters, numbers.size());
        products = (std::max)(products, adds.size());
        fused = (std::max)(fused, with.size());
      }
      rows(layer.layers, sentence({path, "."}), depth + 1, writes);
    }
  }
  [[gnu::cold]] void row(std::string_view path, std::size_t indent, std::string_view layer, std::string_view output,
                         std::string_view numbers, std::string_view adds, std::string_view with) {
    const std::size_t start = text.size() + 1, at_name = index + 2 + indent, at_shape = index + 2 + name + 2,
                      numbers_end = at_shape + shape + 2 + parameters, adds_end = numbers_end + 2 + products;
    const auto column = [&](std::size_t at, std::string_view content) {
      if (content.empty()) return;
      text.resize(start + at, ' ');
      Part(content).append_to(text);
    };
    column(0, path);
    column(at_name, cut_off(layer, name - indent));
    column(at_shape, output);
    column(numbers_end - numbers.size(), numbers);
    column(adds_end - adds.size(), adds);
    column(adds_end + 2, with);
    Part("\n").append_to(text);
    while (!layer.empty()) {
      text.append(1 + at_name + 2, ' ');
      Part(cut_off(layer, name - indent - 2)).append_to(text);
      Part("\n").append_to(text);
    }
  }
  [[gnu::cold]] void line() {
    text.append(width(), '-');
    Part("\n").append_to(text);
  }
};

// The multiply-adds of layers that state them.
[[gnu::cold]] inline std::size_t known_multiply_adds(const std::vector<LayerSummary>& layers) {
  std::size_t known = 0;
  for (const LayerSummary& layer : layers)
    known += layer.multiply_adds ? *layer.multiply_adds : networks::known_multiply_adds(layer.layers);
  return known;
}
}  // namespace detail::networks

/// As a table, like Keras's, of at most 100 columns: longer names go on in the next line. What is inside of a container
/// has a row of its own, and is counted in that of the container. A layer that is computed with another one says with
/// which.
[[gnu::cold]] inline std::string to_string(const Summary& summary) {
  detail::networks::SummaryTable table(summary.layers);
  const bool complete = summary.multiply_adds.has_value();
  detail::Part({" Total parameters: ", detail::networks::with_commas(summary.parameters + summary.state), " (",
                detail::networks::in_bytes(summary.bytes),
                ")\n Trainable: ", detail::networks::with_commas(summary.parameters),
                ", not trainable: ", detail::networks::with_commas(summary.state),
                "\n Multiply-adds of a sample: ", complete ? "" : "at least ",
                detail::networks::with_commas(detail::networks::known_multiply_adds(summary.layers)),
                complete ? "" : ", since not all layers state theirs",
                "\n Activations of a sample in inference: ", detail::networks::in_bytes(summary.inference_bytes), "\n"})
      .append_to(table.text);
  if (summary.gives == "logits")
    detail::Part(" Gives logits to a cross-entropy; predict gives them as they are\n").append_to(table.text);
  return std::move(table.text);
}

namespace detail::networks {
/// Writes the table to standard output.
inline void print_summary(const Summary& summary) {
  const std::string text = to_string(summary);
  std::fwrite(text.data(), 1, text.size(), stdout);
}
}  // namespace detail::networks

}  // namespace dovetail::inline DOVETAIL_TARGET
