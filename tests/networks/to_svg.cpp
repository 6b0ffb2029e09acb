// SPDX-License-Identifier: MIT
#include <dovetail/networks/to_svg.hpp>

#include <doctest/doctest.h>

#include <string>

#include <dovetail/layers.hpp>
#include <dovetail/networks.hpp>

using namespace dovetail;

namespace {
std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}
}  // namespace

// What XML and the places are like, tests/pictures/pictures.py checks.
TEST_CASE("a picture has a box for each layer, a line for what each takes, and the shapes of values") {
  using A = Sequential<Input<2, 2>, Flatten<>, Residual<Dense<4>, ReLU>, Dense<1>>;
  const std::string svg = to_svg<A>();
  CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
  CHECK(svg.ends_with("</svg>\n"));
  CHECK(count(svg, "<rect class=\"weights\"") == 2);
  CHECK(count(svg, "<rect class=\"layer\"") == 2);
  CHECK(count(svg, "<rect class=\"join\"") == 1);
  CHECK(count(svg, "<rect class=\"end\"") == 2);
  CHECK(count(svg, "<rect class=\"group\"") == 1);
  CHECK(count(svg, "<circle class=\"fork\"") == 1);
  CHECK(count(svg, "marker-end") == 7);  // into the group and out of it lines go on
  CHECK(count(svg, ">1.0</tspan> Dense&lt;4&gt;</text>") == 1);
  CHECK(count(svg, "<tspan class=\"quiet\">1</tspan> Residual</text>") == 1);
  CHECK(count(svg, ">Add</text>") == 1);
  CHECK(count(svg, ">(2, 2)</text>") == 1);
  CHECK(count(svg, ">(4)</text>") == 4);
  CHECK(count(svg, ">(1)</text>") == 1);
  CHECK(to_svg(Network<A>()) == svg);
}

TEST_CASE("texts of XML") {
  CHECK(detail::networks::xml_text("a<b>&\"c\"\n") == "a&lt;b&gt;&amp;&quot;c&quot; ");
  const std::string svg = to_svg<Graph<NamedInput<"<&", 4>, Dense<2>, Output<"\">">>>();
  CHECK(count(svg, ">&lt;&amp;</text>") == 1);
  CHECK(count(svg, ">&quot;&gt;</text>") == 1);
}
