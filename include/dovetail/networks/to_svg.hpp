// SPDX-License-Identifier: MIT
#pragma once
#include <cstdlib>

#include <dovetail/networks/diagram.hpp>
#include <dovetail/networks/drawing.hpp>
#include <dovetail/networks/summary.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {
/// A text as XML has it. Control characters, which it cannot have, become spaces.
[[gnu::cold]] inline std::string xml_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<')
      escaped += "&lt;";
    else if (c == '>')
      escaped += "&gt;";
    else if (c == '&')
      escaped += "&amp;";
    else if (c == '"')
      escaped += "&quot;";
    else
      escaped += c >= 0 && c < ' ' ? ' ' : c;
  }
  return escaped;
}

/// A box, and what is drawn in it from its top left.
struct SvgBox {
  Box box;
  std::string svg{};
};
/// A diagram, and what is drawn in each of its boxes.
struct SvgDiagram {
  Diagram diagram;
  std::vector<std::string> boxes;
};

/// Draws boxes and containers, which have diagrams of their own in them.
struct Svg {
  // Texts are in a font of one width: 0.6 of its size for all that is common, and a bit more to be sure.
  static constexpr int name_size = 12, shape_size = 10, line_height = 16, pad = 12, row = 34, gap = 34;
  static constexpr std::size_t longest = 28;  // of a line of a name, in characters
  [[gnu::cold]] static int text_width(std::string_view text, int size) {
    int letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;  // of UTF-8
    return (letters * size * 61 + 99) / 100;
  }

  // A layer, or an end of the network.
  [[gnu::cold]] static SvgBox leaf(const DrawnNode& node) {
    std::vector<std::string> texts;
    for (std::string_view rest = node.name; !rest.empty() || texts.empty();) texts.emplace_back(cut_off(rest, longest));
    const std::string number = node.is_numbered ? node.path + "  " : "";
    int width = text_width(number + texts[0], name_size);
    for (const std::string& text : texts) width = (std::max)(width, text_width(text, name_size));
    width = (std::max)(width, text_width(node.note, shape_size));
    const int lines = static_cast<int>(texts.size()) - 1;
    width = (width + 2 * pad + 1) / 2 * 2;
    const int height = row + lines * line_height + (node.note.empty() ? 0 : line_height);
    SvgBox drawn{box_of(node, width, height), {}};
    const char* const look = node.kind == NodeKind::layer  ? node.is_trained ? "weights" : "layer"
                             : node.kind == NodeKind::join ? "join"
                                                           : "end";
    const int round = node.kind == NodeKind::layer ? 5 : row / 2;
    Part({"<rect class=\"", look, "\" width=\"", width, "\" height=\"", height, "\" rx=\"", round, "\"/>\n"})
        .append_to(drawn.svg);
    int y = row / 2 + 4;
    for (std::size_t i = 0; i < texts.size(); ++i, y += line_height) {
      Part({"<text x=\"", width / 2, "\" y=\"", y, "\" text-anchor=\"middle\">"}).append_to(drawn.svg);
      if (i == 0 && node.is_numbered) Part({"<tspan class=\"quiet\">", node.path, "</tspan> "}).append_to(drawn.svg);
      Part({xml_text(texts[i]), "</text>\n"}).append_to(drawn.svg);
    }
    if (!node.note.empty())
      Part({"<text x=\"", width / 2, "\" y=\"", y - 1, "\" text-anchor=\"middle\" class=\"shape\">",
            xml_text(node.note), "</text>\n"})
          .append_to(drawn.svg);
    return drawn;
  }
  [[gnu::cold]] static Box box_of(const DrawnNode& node, int width, int height) {
    return {width, height, width / 2, width / 2, text_width(node.shape, shape_size), gap, true, node.takes};
  }

  // A container: its title, and a diagram of what is in it, into which lines go on from outside.
  [[gnu::cold]] static SvgBox group(const DrawnNode& node) {
    const SvgDiagram content = diagram(node.inside, true);
    const Diagram& inside = content.diagram;
    const Box &first = inside.boxes.front(), &last = inside.boxes.back();
    const int title_width = text_width(sentence({node.path, " ", node.name}), name_size) + pad;
    const int left = (std::max)(pad, title_width + pad / 2 - first.x);  // the line that comes in is beside the title
    const int top = inside.is_centered() ? 16 : 0;                      // its lines go below the title
    const int width = (std::max)(left + inside.width + pad, title_width + pad);
    SvgBox drawn{box_of(node, width, top + inside.height), {}};
    drawn.box.entry = left + first.x;
    drawn.box.exit = left + last.x;
    drawn.box.has_arrow = false;
    Part({"<rect class=\"group\" width=\"", width, "\" height=\"", drawn.box.height, "\" rx=\"8\"/>\n<text x=\"", pad,
          "\" y=\"19\"><tspan class=\"quiet\">", node.path, "</tspan> ", xml_text(node.name),
          "</text>\n<g transform=\"translate(", left, " ", top, ")\">\n"})
        .append_to(drawn.svg);
    append(drawn.svg, content, node.inside);
    drawn.svg += "</g>\n";
    if (top > 0) append(drawn.svg, Route{{{drawn.box.entry, 0}, {drawn.box.entry, top}}, false});
    return drawn;
  }

  // Where what is in a container stands. In one that stands in another, its ends are points at the edges.
  [[gnu::cold]] static SvgDiagram diagram(const std::vector<DrawnNode>& nodes, bool is_nested) {
    std::vector<Box> boxes;
    std::vector<std::string> drawings;
    for (const DrawnNode& node : nodes) {
      SvgBox drawn = draw(node, is_nested);
      boxes.push_back(std::move(drawn.box));
      drawings.push_back(std::move(drawn.svg));
    }
    if (is_nested) boxes[boxes.back().takes[0]].label = 0;  // it is said outside
    return {diagram_of(std::move(boxes)), std::move(drawings)};
  }
  [[gnu::cold]] static SvgBox draw(const DrawnNode& node, bool is_nested) {
    if (is_nested && (node.kind == NodeKind::input || node.kind == NodeKind::output)) {
      const bool is_output = node.kind == NodeKind::output;
      return {{0, 0, 0, 0, 0, is_output ? pad : 0, false, node.takes}, {}};
    }
    return node.inside.empty() ? leaf(node) : group(node);
  }

  // Writes a diagram: lines, then boxes over them, then the shapes.
  [[gnu::cold]] static void append(std::string& svg, const SvgDiagram& drawn, const std::vector<DrawnNode>& nodes) {
    for (const Route& route : drawn.diagram.routes) append(svg, route);
    for (const Route::Point& fork : drawn.diagram.forks)
      Part({"<circle class=\"fork\" cx=\"", fork.x, "\" cy=\"", fork.y, "\" r=\"2.5\"/>\n"}).append_to(svg);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const Box& box = drawn.diagram.boxes[i];
      if (!drawn.boxes[i].empty())
        Part({"<g transform=\"translate(", box.x, " ", box.y, ")\">\n", drawn.boxes[i], "</g>\n"}).append_to(svg);
      if (box.label > 0)
        Part({"<text class=\"shape\" x=\"", box.x + box.exit + Diagram::text_gap, "\" y=\"", box.y + box.height + 24,
              "\">", nodes[i].shape, "</text>\n"})
            .append_to(svg);
    }
  }
  // A line with round corners.
  [[gnu::cold]] static void append(std::string& svg, const Route& route) {
    const auto& points = route.points;
    Part({"<path d=\"M", points[0].x, " ", points[0].y}).append_to(svg);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const auto [x, y] = points[i];
      if (i + 1 == points.size()) {
        Part({" L", x, " ", y}).append_to(svg);
        break;
      }
      const auto towards = [&](const Route::Point& to) {
        const int radius = (std::min)(Diagram::radius, (std::max)((std::abs)(to.x - x), (std::abs)(to.y - y)) / 2);
        const auto step = [radius](int by) { return by > 0 ? radius : by < 0 ? -radius : 0; };
        return Route::Point{x + step(to.x - x), y + step(to.y - y)};
      };
      const Route::Point before = towards(points[i - 1]), behind = towards(points[i + 1]);
      Part({" L", before.x, " ", before.y, " Q", x, " ", y, " ", behind.x, " ", behind.y}).append_to(svg);
    }
    Part({"\"", route.has_arrow ? " marker-end=\"url(#arrow)\"" : "", "/>\n"}).append_to(svg);
  }
};

/// How it looks, on light and on dark pages.
inline constexpr std::string_view svg_style = R"(<style>
  text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1c1c1c }
  .shape { font-size: 10px; fill: #57606a } .quiet { fill: #6e7781 }
  path { fill: none; stroke: #57606a } .tip, .fork { fill: #57606a; stroke: none }
  rect { fill: #ffffff; stroke: #8a929b } .page { stroke: none } .layer { fill: #f6f8fa }
  .weights { fill: #dfe8f5; stroke: #5b7ea8 } .join { fill: #f5ead6; stroke: #a8855b }
  .group { fill: none; stroke: #c3c9d0; stroke-dasharray: 4 3 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6e6e6 } .shape { fill: #9aa4af } .quiet { fill: #7d8590 }
    path { stroke: #9aa4af } .tip, .fork { fill: #9aa4af }
    rect { fill: #0d1117; stroke: #6e7681 } .layer { fill: #161b22 }
    .weights { fill: #1b2b42; stroke: #4f76a8 } .join { fill: #33291a }
    .group { fill: none; stroke: #3d444d }
  }
</style>
<defs>
  <marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto">
    <path class="tip" d="M0 0.5 L8 4 L0 7.5 z"/>
  </marker>
</defs>
)";

/// The picture of what there is to draw.
[[gnu::cold]] inline std::string svg_of(const std::vector<DrawnNode>& nodes) {
  constexpr int margin = 20;
  const SvgDiagram drawn = Svg::diagram(nodes, false);
  const int width = drawn.diagram.width + 2 * margin, height = drawn.diagram.height + 2 * margin;
  const std::string size = sentence({"width=\"", width, "\" height=\"", height, "\""});
  std::string svg =
      sentence({"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", width, " ", height, "\" ", size,
                " role=\"img\" aria-label=\"A network, layer by layer\">\n", svg_style, "<rect class=\"page\" ", size,
                "/>\n<g transform=\"translate(", margin, " ", margin, ")\">\n"});
  Svg::append(svg, drawn, nodes);
  return svg + "</g>\n</svg>\n";
}
}  // namespace detail::networks

/// A drawing of an architecture as SVG, for a page or a browser: layers with their numbers, from top to bottom, boxes
/// around the layers of containers, and beside the lines the shape of what a sample is there. It needs no other
/// program. Layers are called what the compiler calls them; apart from that, the bytes are the same everywhere.
///
///     std::ofstream("digits.svg") << to_svg<Sequential<Input<28, 28>, Flatten<>, Dense<10>>>();
template <class A>
[[gnu::cold]] std::string to_svg() {
  return detail::networks::svg_of(detail::networks::drawn_of<A>());
}
/// Of the architecture of a network.
template <class A, class T>
[[gnu::cold]] std::string to_svg(const Network<A, T>&) {
  return to_svg<A>();
}

}  // namespace dovetail::inline DOVETAIL_TARGET
