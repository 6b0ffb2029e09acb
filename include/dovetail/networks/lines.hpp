// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <initializer_list>
#include <string_view>

#include <dovetail/layers/input.hpp>
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/wiring.hpp>

/// The lines of a Graph that are no layers, and what all lines say together: which values the layers take.
namespace dovetail::inline DOVETAIL_TARGET {

template <class... Line>
struct Graph;

namespace detail::problems {
struct is_a_line_of_a_Graph {};
}  // namespace detail::problems

namespace detail::networks {
// What such a line is where layers are expected.
template <class S>
struct LineAsLayer {
  using input = S;
  using output = S;
  using forward = passes_through;
  using problem = phrases<problems::is_a_line_of_a_Graph>;
  template <class>
  using at = LineAsLayer;
};
struct IsLine {
  template <class S>
  using at = LineAsLayer<S>;
};
}  // namespace detail::networks

/// A line of a Graph: the value that the line before gives is called Name from here on.
template <detail::explain::Literal Name>
struct Tap : detail::networks::IsLine {};
/// A line of a Graph: it goes on from the value that is called Name.
template <detail::explain::Literal Name>
struct Use : detail::networks::IsLine {};
/// A line of a Graph: the value that the line before gives is an output, which is called Name.
template <detail::explain::Literal Name>
struct Output : detail::networks::IsLine {};
/// A line of a Graph: an input with samples of shape (E...), which is called Name.
template <detail::explain::Literal Name, std::size_t... E>
struct NamedInput : detail::networks::IsLine {};
/// A line of a Graph, and a layer of it: the value that the line before gives and the values of those names become one.
/// How is Add, Concatenate, Multiply, Average, Maximum, Subtract or Dot.
template <class How, detail::explain::Literal... Name>
struct Join : detail::networks::IsLine {};

template <detail::explain::Literal Name, class... L>
struct Shared;  // see networks/shared.hpp

namespace detail::networks {

enum class LineKind { layer, input, named_input, tap, use, join, output };

template <class L>
struct line {
  static constexpr LineKind kind = LineKind::layer;
  static constexpr std::array<std::string_view, 0> names{};
};
template <std::size_t... E>
struct line<Input<E...>> {
  static constexpr LineKind kind = LineKind::input;
  static constexpr std::array<std::string_view, 0> names{};
};
template <explain::Literal Name, std::size_t... E>
struct line<NamedInput<Name, E...>> {
  static constexpr LineKind kind = LineKind::named_input;
  static constexpr std::array<std::string_view, 1> names{Name.text()};
};
template <explain::Literal Name>
struct line<Tap<Name>> {
  static constexpr LineKind kind = LineKind::tap;
  static constexpr std::array<std::string_view, 1> names{Name.text()};
};
template <explain::Literal Name>
struct line<Use<Name>> {
  static constexpr LineKind kind = LineKind::use;
  static constexpr std::array<std::string_view, 1> names{Name.text()};
};
template <explain::Literal Name>
struct line<Output<Name>> {
  static constexpr LineKind kind = LineKind::output;
  static constexpr std::array<std::string_view, 1> names{Name.text()};
};
template <class How, explain::Literal... Name>
struct line<Join<How, Name...>> {
  static constexpr LineKind kind = LineKind::join;
  static constexpr std::array<std::string_view, sizeof...(Name)> names{Name.text()...};
};

template <explain::Literal Name, class... L>
struct line<Shared<Name, L...>> {
  static constexpr LineKind kind = LineKind::layer;
  static constexpr std::array<std::string_view, 1> names{Name.text()};
};

/// What is wrong with a line as such. Shapes are another matter.
enum class LineMistake {
  none,
  unknown_name,  ///< no line above gives it
  second_name,   ///< a line above gives it too
  unused_name,   ///< no line below uses it
  unused_value,  ///< nobody takes what it gives
};

/// What a line does, in numbers.
struct LineFacts {
  LineKind kind = LineKind::layer;
  std::size_t first_name = 0, names = 0;  ///< among all names
};

/// What the lines of a graph say.
template <std::size_t Lines, std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs>
struct GraphWires {
  Wires<N, Taken, Inputs, Outputs> wires{};
  std::array<std::size_t, Lines> value{};     ///< that flows behind the line
  std::array<std::size_t, Lines> stage{};     ///< how many layers stand above the line
  std::array<LineMistake, Lines> mistake{};   ///< of each line
  std::array<std::size_t, Lines> name{};      ///< which of its names is unknown
  std::array<std::size_t, N> place{};         ///< the line of each layer
  std::array<std::size_t, N> record{};        ///< the layer whose records each layer has
  std::array<std::size_t, Inputs> input{};    ///< the line of each input; nowhere: it is that of the graph
  std::array<std::size_t, Outputs> output{};  ///< the line of each output; nowhere: it is what the last line gives
};

/// Reads the lines: names are the names of all, in order.
template <std::size_t N, std::size_t Taken, std::size_t Inputs, std::size_t Outputs, std::size_t Lines,
          std::size_t Names>
constexpr GraphWires<Lines, N, Taken, Inputs, Outputs> read_lines(const std::array<LineFacts, Lines>& lines,
                                                                  const std::array<std::string_view, Names>& names) {
  GraphWires<Lines, N, Taken, Inputs, Outputs> graph;
  std::array<std::size_t, Lines> named{};                        // the value that a line gives a name
  const bool is_named = lines[0].kind == LineKind::named_input;  // the first input
  std::size_t current = 0, inputs = is_named ? 0 : 1, outputs = 0, stage = 0, taken = 0;
  if (!is_named) graph.input[0] = nowhere;
  const auto gives_name = [&](std::size_t l) {
    return lines[l].kind == LineKind::tap || lines[l].kind == LineKind::named_input;
  };
  // The line above that gives a name.
  const auto giving = [&](std::size_t below, std::string_view name) {
    for (std::size_t l = 0; l < below; ++l)
      if (gives_name(l) && names[lines[l].first_name] == name) return l;
    return nowhere;
  };
  std::array<bool, Lines> used{};
  const auto find = [&](std::size_t l, std::size_t k) {
    const std::size_t from = giving(l, names[lines[l].first_name + k]);
    if (from != nowhere) {
      used[from] = true;
      return named[from];
    }
    if (graph.mistake[l] == LineMistake::none) {
      graph.mistake[l] = LineMistake::unknown_name;
      graph.name[l] = k;
    }
    return current;
  };
  for (std::size_t l = 0; l < Lines; ++l) {
    const LineKind kind = lines[l].kind;
    const bool is_layer = kind == LineKind::layer || kind == LineKind::join;
    graph.stage[l] = stage;
    if (gives_name(l) && giving(l, names[lines[l].first_name]) != nowhere) graph.mistake[l] = LineMistake::second_name;
    if (kind == LineKind::named_input) {
      graph.input[inputs] = l;
      current = inputs++;
    }
    named[l] = current;
    if (kind == LineKind::use) current = find(l, 0);
    if (kind == LineKind::output) {
      for (std::size_t above = 0; above < l; ++above)
        if (lines[above].kind == kind && names[lines[above].first_name] == names[lines[l].first_name])
          graph.mistake[l] = LineMistake::second_name;
      graph.output[outputs] = l;
      graph.wires.outputs[outputs++] = current;
    }
    if (is_layer) {
      graph.place[stage] = l;
      graph.wires.first[stage] = taken;
      graph.wires.taken[taken++] = current;
      graph.record[stage] = stage;
      for (std::size_t i = stage; kind == LineKind::layer && lines[l].names > 0 && i-- > 0;) {  // Shared
        const LineFacts& other = lines[graph.place[i]];
        if (other.kind == kind && other.names > 0 && names[other.first_name] == names[lines[l].first_name])
          graph.record[stage] = i;
      }
      for (std::size_t k = 0; kind == LineKind::join && k < lines[l].names; ++k)
        graph.wires.taken[taken++] = find(l, k);
      current = Inputs + stage++;
    }
    graph.value[l] = current;
  }
  graph.wires.first[N] = taken;
  if (outputs == 0) graph.wires.outputs[0] = current, graph.output[0] = nowhere;
  for (std::size_t l = 0; l < Lines; ++l) {
    if (graph.mistake[l] != LineMistake::none) continue;
    const bool gives = lines[l].kind != LineKind::tap && lines[l].kind != LineKind::use &&
                       lines[l].kind != LineKind::output && lines[l].kind != LineKind::input;
    if (lines[l].kind == LineKind::tap && !used[l]) graph.mistake[l] = LineMistake::unused_name;
    if (gives && graph.wires.users(graph.value[l]) == 0) graph.mistake[l] = LineMistake::unused_value;
  }
  return graph;
}

/// Lines in numbers.
template <class... L>
struct Lines {
  static constexpr std::size_t name_count = layers::total({line<L>::names.size()...});
  static constexpr std::array<LineFacts, sizeof...(L)> facts = [] {
    std::array<LineFacts, sizeof...(L)> all{LineFacts{line<L>::kind, 0, line<L>::names.size()}...};
    std::size_t name = 0;
    for (LineFacts& fact : all) {
      fact.first_name = name;
      name += fact.names;
    }
    return all;
  }();
  static constexpr std::array<std::string_view, name_count> names = [] {
    std::array<std::string_view, name_count> all{};
    std::size_t name = 0;
    const auto add = [&](const auto& own) {
      for (const std::string_view text : own) all[name++] = text;
      return 0;
    };
    static_cast<void>(std::initializer_list<int>{0, add(line<L>::names)...});
    return all;
  }();
  static constexpr std::size_t count(LineKind kind) {
    std::size_t lines = 0;
    for (const LineFacts& fact : facts) lines += fact.kind == kind ? 1 : 0;
    return lines;
  }
  static constexpr std::size_t layer_count = count(LineKind::layer) + count(LineKind::join);
  static constexpr std::size_t outputs = count(LineKind::output) + (count(LineKind::output) == 0 ? 1 : 0);
  static constexpr std::size_t inputs = count(LineKind::named_input) + (facts[0].kind == LineKind::named_input ? 0 : 1);
  static constexpr std::size_t taken = layers::total({(line<L>::kind == LineKind::layer  ? 1
                                                       : line<L>::kind == LineKind::join ? 1 + line<L>::names.size()
                                                                                         : 0)...});

  static constexpr auto read = networks::read_lines<layer_count, taken, inputs, outputs>(facts, names);
};

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
