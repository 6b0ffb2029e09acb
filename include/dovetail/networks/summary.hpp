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

/// Cuts the first cell of a table off those that follow.
[[gnu::cold]] inline std::string_view cut_cell(std::string_view& cells) {
  const std::size_t end = cells.find('\n');
  const std::string_view cell = cells.substr(0, end);
  cells.remove_prefix(end + 1);
  return cell;
}

/// Adds the rows of some layers to the cells of a table, each of which ends in a new line.
[[gnu::cold]] inline void add_rows(std::string& cells, const std::vector<LayerSummary>& layers, const Part& container,
                                   const Part& indent) {
  for (const LayerSummary& layer : layers) {
    const bool is_group = !layer.layers.empty() || layer.layer.starts_with("Shared<");
    const std::size_t adds = layer.multiply_adds_known ? layer.multiply_adds : 0;
    Part({container, layer.index, "\n", indent, is_group ? Part(group_name(layer.layer)) : Part(layer.layer), "\n",
          layer.output_shape, "\n", with_commas(layer.parameters + layer.state).text, "\n",
          adds > 0 ? with_commas(adds).text : "", "\n", layer.fused_with.empty() ? "" : "with ", layer.fused_with,
          "\n"})
        .append_to(cells);
    networks::add_rows(cells, layer.layers, {container, layer.index, "."}, {indent, "  "});
  }
}

/// A table, which grows line by line. The layers of a container stand below it, moved to the right, each with its path:
/// "2.0".
struct SummaryTable {
  static constexpr std::size_t widest = 100, narrowest_name = 16, layer = 1, parameters = 3, products = 4, fused = 5;
  std::size_t widths[6] = {5, 5, 12, 10, 13, 0};  // of the columns
  std::string text{};

  [[gnu::cold]] explicit SummaryTable(const std::string& cells) {
    for (std::string_view rest = cells; !rest.empty();)
      for (std::size_t& widest_yet : widths) widest_yet = (std::max)(widest_yet, cut_cell(rest).size());
    const std::size_t others = width() - widths[layer];
    widths[layer] = (std::min)(widths[layer], (std::max)(widest, others + narrowest_name) - others);
    std::string_view titles = "index\nlayer\noutput shape\nparameters\nmultiply-adds\nfused\n";
    if (widths[fused] == 0) titles.remove_suffix(6);
    row(titles);
    line();
    for (std::string_view rest = cells; !rest.empty();) row(rest);
    line();
  }

 private:
  std::size_t width() const {
    std::size_t sum = 1;
    for (const std::size_t column : widths) sum += column > 0 ? column + 2 : 0;
    return sum - 2;
  }

  // The next row of those cells.
  [[gnu::cold]] void row(std::string_view& cells) {
    std::size_t at = text.size() + 1, indent = 0;
    std::string_view name;
    for (std::size_t i = 0; i < std::size(widths); ++i) {
      std::string_view cell = cut_cell(cells);
      std::size_t before = i == parameters || i == products ? widths[i] - cell.size() : 0;  // numbers end together
      if (i == layer) {
        before = indent = cell.find_first_not_of(' ');
        name = cell.substr(indent);
        cell = cut_off(name, widths[i] - indent);
      }
      if (!cell.empty()) {
        text.resize(at + before, ' ');
        Part(cell).append_to(text);
      }
      at += widths[i] + 2;
    }
    Part("\n").append_to(text);
    while (!name.empty()) {
      text.append(1 + widths[0] + 2 + indent + 2, ' ');
      Part({cut_off(name, widths[layer] - indent - 2), "\n"}).append_to(text);
    }
  }
  [[gnu::cold]] void line() {
    text.append(width(), '-');
    Part("\n").append_to(text);
  }
};
}  // namespace detail::networks

/// As a table, like Keras's, of at most 100 columns: longer names go on in the next line. What is inside of a container
/// has a row of its own, and is counted in that of the container. A layer that is computed with another one says with
/// which.
[[gnu::cold]] inline std::string to_string(const Summary& summary) {
  std::string cells;
  detail::networks::add_rows(cells, summary.layers, "", "");
  detail::networks::SummaryTable table(cells);
  const bool complete = summary.multiply_adds_known;
  detail::Part(
      {" Total parameters: ", detail::networks::with_commas(summary.parameters + summary.state).text, " (",
       detail::networks::in_bytes(summary.bytes).text,
       ")\n Trainable: ", detail::networks::with_commas(summary.parameters).text, ", not trainable: ",
       detail::networks::with_commas(summary.state).text, "\n Multiply-adds of a sample: ", complete ? "" : "at least ",
       detail::networks::with_commas(summary.multiply_adds).text, complete ? "" : ", since not all layers state theirs",
       "\n Activations of a sample in inference: ", detail::networks::in_bytes(summary.inference_bytes).text, "\n"})
      .append_to(table.text);
  if (summary.gives == "logits")
    detail::Part(" Gives logits to a cross-entropy; predict gives them as they are\n").append_to(table.text);
  return std::move(table.text);
}

namespace detail::networks {
/// Writes the table to standard output.
[[gnu::cold]] inline void print_summary(const Summary& summary) {
  const std::string text = to_string(summary);
  std::fwrite(text.data(), 1, text.size(), stdout);
}
}  // namespace detail::networks

}  // namespace dovetail::inline DOVETAIL_TARGET
