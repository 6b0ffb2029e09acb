// SPDX-License-Identifier: MIT
#include <dovetail/networks/to_dot.hpp>

#include <doctest/doctest.h>

#include <algorithm>
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
bool has(const std::string& text, const std::string& part) { return count(text, part) == 1; }

// A name with everything that could end a text.
template <detail::explain::Literal Name>
struct Own {
  static void forward(auto x, auto y) { std::copy_n(x.data(), x.size(), y.data()); }
  static void backward(auto /*x*/, auto /*y*/, auto dy, auto dx) { forward(dy, dx); }
};
// A container of which nobody knows how its branches go.
struct Branches : Own<""> {
  using input = Shape<2>;
  using output = Shape<2>;
  using stages = boost::hana::tuple<InnerLayer<0, ReLU, ReLU, input, output>, InnerLayer<1, Tanh, Tanh, input, output>>;
};
}  // namespace

TEST_CASE("a chain with a container: nodes, a cluster, and edges with shapes") {
  const std::string expected = R"dot(digraph {
  graph [fontname="monospace", fontsize=11]
  node [shape=box, fontname="monospace", fontsize=11, height=0.35]
  edge [fontname="monospace", fontsize=9, arrowsize=0.6]
  "input 0" [label="input", shape=ellipse]
  "0" [label="0  Flatten<>"]
  subgraph "cluster 1" {
    label="1  Residual"
    "1.0" [label="1.0  Dense<4>"]
    "1.1" [label="1.1  ReLU"]
    "1.Add" [label="Add", shape=ellipse]
  }
  "2" [label="2  Dense<1>"]
  "output 0" [label="output", shape=ellipse]
  "input 0" -> "0" [label="(2, 2)"]
  "0" -> "1.0" [label="(4)"]
  "1.0" -> "1.1" [label="(4)"]
  "1.1" -> "1.Add" [label="(4)"]
  "0" -> "1.Add" [label="(4)"]
  "1.Add" -> "2" [label="(4)"]
  "2" -> "output 0" [label="(1)"]
}
)dot";
  CHECK(to_dot<Sequential<Input<2, 2>, Flatten<>, Residual<Dense<4>, ReLU>, Dense<1>>>() == expected);
}

TEST_CASE("inputs and outputs of a graph have their names, values that are used again their edges") {
  const std::string dot =
      to_dot<Graph<NamedInput<"a", 4>, Tap<"x">, NamedInput<"b", 3>, Dense<4>, Join<Concatenate, "x", "x">, Tap<"y">,
                   Dense<2>, Output<"first">, Use<"y">, Output<"second">>>();
  CHECK(has(dot, "\"input 0\" [label=\"a\", shape=ellipse]"));
  CHECK(has(dot, "\"input 1\" [label=\"b\", shape=ellipse]"));
  CHECK(has(dot, "\"output 0\" [label=\"first\", shape=ellipse]"));
  CHECK(has(dot, "\"output 1\" [label=\"second\", shape=ellipse]"));
  CHECK(has(dot, "\"1\" [label=\"1  Concatenate\", shape=ellipse]"));
  CHECK(count(dot, "  \"input 0\" -> \"1\" [label=\"(4)\"]\n") == 2);
  CHECK(has(dot, "\"1\" -> \"output 1\" [label=\"(12)\"]"));
  CHECK(count(dot, " -> ") == 7);
}

TEST_CASE("containers in containers, rows, and parameters that are shared") {
  using Encoder = Shared<"encoder", Dense<3>, Tanh>;
  const std::string dot = to_dot<Graph<Input<5, 6>, EachRow<Dense<6>, Parallel<Add, Tanh, ReLU>>, Flatten<>, Dense<3>,
                                       Encoder, Encoder, Sequential<Dense<2>>>>();
  CHECK(count(dot, "subgraph") == 4);
  CHECK(has(dot, "    subgraph \"cluster 0.1\" {\n      label=\"0.1  Parallel\"\n"));
  CHECK(has(dot, "\"input 0\" -> \"0.0\" [label=\"(5, 6)\"]"));
  CHECK(has(dot, "\"0.0\" -> \"0.1.1\" [label=\"(6)\"]"));
  CHECK(has(dot, "\"0.1.Add\" -> \"1\" [label=\"(5, 6)\"]"));
  CHECK(has(dot, "label=\"3  Shared<\\\"encoder\\\">\""));
  CHECK(has(dot, "\"4\" [label=\"4  Shared<\\\"encoder\\\">\\nparameters of 3\"]"));
  CHECK(has(dot, "label=\"5  Sequential\""));
}

TEST_CASE("names are quoted, and what is not known of a container is not drawn") {
  CHECK(detail::networks::dot_text("a\"b\\c<&lt;>\n") == "a\\\"b\\\\c<&amp;lt;> ");
  const std::string dot = to_dot<Sequential<Input<2>, Own<"\"&lt;">, Branches>>();
  CHECK(has(dot, "&amp;lt;"));
  CHECK(has(dot, "Branches\"]"));
  CHECK(count(dot, " -> ") == 3);
}

TEST_CASE("a network gives the picture of its architecture") {
  using A = Sequential<Dense<4, 3>, Softmax>;
  CHECK(to_dot(Network<A>()) == to_dot<A>());
}
