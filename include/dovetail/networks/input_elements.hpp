// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/bind_lines.hpp>
#include <dovetail/networks/elements.hpp>

/// The elements of the inputs of a Graph: each has those that the layer takes which reads it first.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_the_input_for_numbers {};
}  // namespace detail::problems

namespace detail::networks {

// The layer that takes input Value first, as others pass it on: it says which elements the input has.
template <class Bound, std::size_t Value, class Stages>
struct first_to_take;
template <class Bound, std::size_t Value, class... S>
struct first_to_take<Bound, Value, hana::tuple<S...>> {
  static constexpr std::size_t place = [] {
    constexpr auto& wires = Bound::read.wires;
    constexpr std::array<bool, sizeof...(S)> works{layers::works<typename S::layer>...};
    std::array<bool, wires.input_count + sizeof...(S)> is_input{};
    is_input[Value] = true;
    for (std::size_t i = 0; i < sizeof...(S); ++i)
      for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t) {
        if (is_input[wires.taken[t]] && works[i]) return i;
        is_input[wires.input_count + i] = is_input[wires.taken[t]];
      }
    return sizeof...(S);
  }();
  /// Where none does, an Input.
  using stage = layers::element<place, layers::types<S..., Stage<0, Input<1>, Input<1>, Shape<1>, Shape<1>>>>;
  using type = typename stage::layer;
};

// What is wrong with the elements that the layers of a graph take.
template <class Bound, class Stages>
struct input_elements_problem {
  using type = none;
};
template <class Bound, class... S>
  requires any_names_element<hana::tuple<S...>>
struct input_elements_problem<Bound, hana::tuple<S...>> {
  static constexpr auto& wires = Bound::read.wires;
  template <std::size_t Value>
  using first = typename first_to_take<Bound, Value, hana::tuple<S...>>::stage;
  // Whether an input has other elements than numbers.
  static constexpr std::array<bool, wires.input_count> is_other = []<std::size_t... V>(std::index_sequence<V...>) {
    return std::array<bool, wires.input_count>{layers::names_element<typename first<V>::layer>...};
  }(std::make_index_sequence<wires.input_count>{});
  // The input that a stage takes, as others pass it on, if it is one of other elements, or nowhere.
  static constexpr std::array<std::size_t, sizeof...(S)> other_input = [] {
    constexpr std::array<bool, sizeof...(S)> works{layers::works<typename S::layer>...};
    std::array<std::size_t, wires.input_count + sizeof...(S)> source{};
    std::array<std::size_t, sizeof...(S)> found{};
    source.fill(nowhere);
    for (std::size_t v = 0; v < wires.input_count; ++v) source[v] = is_other[v] ? v : nowhere;
    for (std::size_t i = 0; i < sizeof...(S); ++i) {
      found[i] = nowhere;
      for (std::size_t t = wires.first[i]; t < wires.first[i + 1]; ++t)
        if (source[wires.taken[t]] != nowhere) found[i] = source[wires.taken[t]];
      if (!works[i]) source[wires.input_count + i] = found[i];
    }
    return found;
  }();

  template <class Stage>
  static consteval auto judge() {
    using L = typename Stage::layer;
    constexpr std::size_t input = other_input[Stage::index];
    if constexpr (!layers::works<L>) {
      return none{};
    } else if constexpr (input == nowhere) {
      using Own = decltype(element_problem<Stage>());
      return typename own_problem<Stage::index, typename Stage::written, Own>::type{};
    } else {
      using First = first<input>;
      using Element = layers::element_of<typename First::layer, float>;
      if constexpr (std::same_as<layers::element_of<L, float>, Element>) {
        return none{};
      } else {
        return problems::layer<Stage::index, typename Stage::written, problems::takes_the_input_for_numbers,
                               problems::but_layer<First::index, typename First::written>,
                               problems::takes_elements_of_type<Element>>{};
      }
    }
  }
  using type = first_wrong<decltype(judge<S>())...>;
};

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
