// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/drawing.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// A text as Graphviz reads it between quotes.
[[gnu::cold]] inline std::string dot_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    if (c == '&')
      escaped += "&amp;";  // it reads entities
    else
      escaped += c >= 0 && c < ' ' ? ' ' : c;
  }
  return escaped;
}

/// The text as it grows: each node at its place, and all edges at the end.
struct DotText {
  std::string nodes{}, edges{};

  // Writes the nodes of a container whose inputs are these, and gives its outputs: by their paths, with their shapes.
  struct Value {
    std::string path, shape;
  };
  [[gnu::cold]] std::vector<Value> write(const std::vector<DrawnNode>& inside, std::vector<Value> inputs,
                                         std::size_t depth) {
    const bool is_nested = depth > 0;
    const std::string indent(2 * depth + 2, ' ');
    std::vector<Value> values, outputs;
    for (const DrawnNode& node : inside) {
      const std::string label = node.is_numbered ? sentence({node.path, "  ", node.name}) : node.name;
      if (is_nested && node.kind == NodeKind::input) {
        values.push_back(inputs[values.size()]);
      } else if (is_nested && node.kind == NodeKind::output) {
        outputs.push_back(values[node.takes[0]]);
      } else if (!node.inside.empty()) {
        Part({indent, "subgraph \"cluster ", dot_text(node.path), "\" {\n", indent, "  label=\"", dot_text(label),
              "\"\n"})
            .append_to(nodes);
        std::vector<Value> taken;
        for (const std::size_t value : node.takes) taken.push_back(values[value]);
        values.push_back({write(node.inside, taken, depth + 1)[0].path, node.shape});
        nodes += indent + "}\n";
      } else {
        const char* const shape = node.kind == NodeKind::layer ? "" : ", shape=ellipse";
        Part({indent, "\"", dot_text(node.path), "\" [label=\"", dot_text(label), node.note.empty() ? "" : "\\n",
              dot_text(node.note), "\"", shape, "]\n"})
            .append_to(nodes);
        for (const std::size_t value : node.takes)
          Part({"  \"", dot_text(values[value].path), "\" -> \"", dot_text(node.path), "\" [label=\"",
                values[value].shape, "\"]\n"})
              .append_to(edges);
        values.push_back({node.path, node.shape});
      }
    }
    return outputs;
  }
};
}  // namespace detail::networks

/// A drawing of an architecture in the language of Graphviz, for `dot -Tsvg` and its like: layers with their numbers,
/// boxes around the layers of containers, and on each edge the shape of what a sample is there.
///
///     std::ofstream("digits.dot") << to_dot<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>();
template <class A>
[[gnu::cold]] std::string to_dot() {
  detail::networks::DotText text;
  text.write(detail::networks::drawn_of<A>(), {}, 0);
  return detail::sentence(
      {"digraph {\n  graph [fontname=\"monospace\", fontsize=11]\n"
       "  node [shape=box, fontname=\"monospace\", fontsize=11, height=0.35]\n"
       "  edge [fontname=\"monospace\", fontsize=9, arrowsize=0.6]\n",
       text.nodes, text.edges, "}\n"});
}

/// Of the architecture of a network.
template <class A, class T>
[[gnu::cold]] std::string to_dot(const Network<A, T>&) {
  return to_dot<A>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
