// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/concatenate.hpp>
#include <dovetail/layers/dot.hpp>
#include <dovetail/layers/merging.hpp>
#include <dovetail/networks/judge_lines.hpp>
#include <dovetail/networks/sequential.hpp>
#include <dovetail/networks/shared.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::networks {

// The wiring of a graph.
template <class Bound>
struct WiredByName {
  static constexpr auto wires = Bound::read.wires;
};

// The stages that lead to a value, from an input on, each taking what the one before gives (and, where it joins
// values, others).
template <class Bound, std::size_t Value>
consteval auto line_to() {
  constexpr auto& wires = Bound::read.wires;
  constexpr std::size_t inputs = wires.input_count;
  constexpr auto before = [](std::size_t value) { return wires.taken[wires.first[value - inputs]]; };
  constexpr std::size_t length = [&] {
    std::size_t count = 0;
    for (std::size_t v = Value; v >= inputs; v = before(v)) ++count;
    return count;
  }();
  constexpr auto stages = [&] {
    std::array<std::size_t, length> all{};
    std::size_t place = length;
    for (std::size_t v = Value; v >= inputs; v = before(v)) all[--place] = v - inputs;
    return all;
  }();
  return [&]<std::size_t... Idx>(std::index_sequence<Idx...>) {
    return std::type_identity<hana::tuple<layers::element<stages[Idx], typename Bound::stages>...>>{};
  }(std::make_index_sequence<length>{});
}

template <class... S>
struct one_or_more {
  using type = layers::Shapes<S...>;
};
template <class S>
struct one_or_more<S> {
  using type = S;
};

// What one input says of its elements, and what several do.
template <class Bound, class First, class Inputs = std::make_index_sequence<Bound::inputs>>
struct InputElements;
template <class Bound, class First>
struct InputElements<Bound, First, std::index_sequence<0>> {
  template <class T>
  using element = layers::element_of<First, T>;                            ///< of a sample, as its first layer says
  static constexpr std::size_t vocabulary = layers::vocabulary_of<First>;  ///< the tokens that it knows, or 0
};
template <class Bound, class First, std::size_t... V>
  requires(sizeof...(V) > 1)
struct InputElements<Bound, First, std::index_sequence<V...>> {
  template <std::size_t Value>
  using first = typename first_to_take<Bound, Value, typename Bound::stages>::type;
  template <class T>
  using element = layers::types<layers::element_of<first<V>, T>...>;  ///< of a sample of each input
  static constexpr std::size_t vocabulary = 0;
  /// The tokens that each input knows, or 0.
  static constexpr std::array<std::size_t, sizeof...(V)> vocabularies{layers::vocabulary_of<first<V>>...};
};

/// A graph of lines L..., bound from input shape In on. Itself a layer where it has one input and one output.
template <class In, class... L>
struct BoundGraph : BoundStages<typename BoundLines<In, L...>::stages, is_none<graph_problem<In, L...>>,
                                WiredByName<BoundLines<In, L...>>>,
                    InputElements<BoundLines<In, L...>,
                                  typename networks::first_at_work<typename BoundLines<In, L...>::stages>::layer> {
  using Bound = BoundLines<In, L...>;
  using problem = graph_problem<In, L...>;

  static constexpr auto& wires = Bound::read.wires;
  static constexpr bool has_several_ends = wires.input_count > 1 || wires.output_count > 1;
  template <std::size_t... V>
  static auto shapes_of(std::index_sequence<V...>) -> typename one_or_more<typename Bound::template shape<V>...>::type;
  template <std::size_t... O>
  static auto outputs_of(std::index_sequence<O...>) ->
      typename one_or_more<typename Bound::template shape<wires.outputs[O]>...>::type;

  using input = decltype(shapes_of(std::make_index_sequence<wires.input_count>{}));     ///< of a sample
  using output = decltype(outputs_of(std::make_index_sequence<wires.output_count>{}));  ///< of a sample
  /// The stages that lead to stage Idx.
  template <std::size_t Idx>
  using line = typename decltype(networks::line_to<Bound, wires.taken[wires.first[Idx]]>())::type;
  /// The stages that lead to output O.
  template <std::size_t O>
  using line_to_output = typename decltype(networks::line_to<Bound, wires.outputs[O]>())::type;
  using output_line = line_to_output<0>;  ///< those that lead to the first output
  /// To a loss: see Gives. Of several outputs each gives something else.
  using gives = typename std::conditional_t<(wires.output_count > 1), Given<void, void>,
                                            decltype(networks::given<output_line>())>::gives;

  static constexpr std::array<std::string_view, wires.input_count> input_names = Bound::names_at(Bound::read.input);
  static constexpr std::array<std::string_view, wires.output_count> output_names = Bound::names_at(Bound::read.output);
  /// What is written for each input, void where it is no line.
  using input_lines = typename Bound::template lines_at<Bound::read.input>;
  using output_lines = typename Bound::template lines_at<Bound::read.output>;
  template <class>
  using at = BoundGraph;
};

// Without a known input it is a layer to be bound by what comes before it.
template <class... L>
struct UnboundGraph {
  template <class S>
  using at = BoundGraph<S, L...>;
  using alone = BoundGraph<unknown, L...>;
};
}  // namespace detail::networks

/// Layers whose values are used again: a graph that reads from top to bottom. A line takes what the line before gives.
/// Tap<"a"> calls it a, Use<"a"> goes on from a, and Join<Add, "a"> joins the value that the line before gives with a,
/// or with more values. Output<"a"> makes it an output; without that, what the last line gives is the output.
/// NamedInput<"a", 28, 28> is an input. Layers are counted as in a Sequential, and so is Join.
template <class... Line>
struct Graph : std::conditional_t<detail::networks::lines_tell_input<Line...>,
                                  detail::networks::BoundGraph<detail::networks::unknown, Line...>,
                                  detail::networks::UnboundGraph<Line...>> {
  /// With an option for each layer in it.
  template <class Option>
  using with_each = Graph<EachWith<Line, Option>...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
