// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/input_elements.hpp>

/// Judging the lines of a Graph, as networks/judge.hpp does those of a chain.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
/// Line L, which is not counted, is wrong.
template <class L, std::size_t Idx, class Before, class... Phrase>
struct L_behind_layer {};
template <class L, class... Phrase>
struct L_in_front_of_all_layers {};

template <detail::explain::Literal P>
struct names_P {};
template <detail::explain::Literal P>
struct goes_on_from_P {};
struct which_no_line_above_gives {};
template <class L>
struct put_L_behind_the_layer_that_gives_it {};
struct gives_a_name_that_is_given_above {};
struct gives_a_name_that_no_line_below_uses {};
struct gives_a_value_that_no_line_takes {};
template <class Tap, class Output>
struct put_L_or_L_behind_it {};
struct a_Graph_has_at_least_one_layer {};
template <std::size_t Idx, class L>
struct cannot_have_the_parameters_of_layer {};
struct which_has_others {};
}  // namespace detail::problems

namespace detail::networks {

// A problem of a line that is not counted.
template <class Bound, std::size_t P, class... Phrase>
consteval auto blame_line() {
  constexpr std::size_t layers = Bound::read.stage[P];
  using Written = typename Bound::template written<P>;
  if constexpr (Bound::kinds[P] == LineKind::layer || Bound::kinds[P] == LineKind::join) {
    return problems::layer<layers, Written, Phrase...>{};
  } else if constexpr (layers == 0) {
    return problems::L_in_front_of_all_layers<Written, Phrase...>{};
  } else {
    using Before = typename Bound::template written<Bound::read.place[layers - 1]>;
    return problems::L_behind_layer<Written, layers - 1, Before, Phrase...>{};
  }
}
template <class Bound, std::size_t P, class How, explain::Literal... Name>
consteval auto blame_unknown(std::type_identity<Join<How, Name...>>) {
  constexpr std::size_t k = Bound::read.name[P];
  return []<std::size_t... Idx>(std::index_sequence<Idx...>) {
    // The one that is unknown: the only one for which the list is not empty.
    using Said =
        layers::concatenated<phrases<>,
                             std::conditional_t<Idx == k,
                                                phrases<problems::names_P<Name>, problems::which_no_line_above_gives,
                                                        problems::put_L_behind_the_layer_that_gives_it<Tap<Name>>>,
                                                phrases<>>...>;
    return []<class... Phrase>(phrases<Phrase...>) { return blame_line<Bound, P, Phrase...>(); }(Said{});
  }(std::make_index_sequence<sizeof...(Name)>{});
}
template <class Bound, std::size_t P, explain::Literal Name>
consteval auto blame_unknown(std::type_identity<Use<Name>>) {
  return blame_line<Bound, P, problems::goes_on_from_P<Name>, problems::which_no_line_above_gives,
                    problems::put_L_behind_the_layer_that_gives_it<Tap<Name>>>();
}

// What is wrong with a layer that is to have the records of one before it.
template <class Bound, std::size_t P>
consteval auto judge_sharing() {
  constexpr std::size_t idx = Bound::read.stage[P], of = Bound::read.record[idx];
  if constexpr (idx == of) {
    return none{};
  } else {
    using Own = typename placed_line<Bound, P>::type::stage;
    using Other = typename placed_line<Bound, Bound::read.place[of]>::type::stage;
    using L = typename Own::layer;
    using First = typename Other::layer;
    if constexpr (std::same_as<typename Own::written, typename Other::written> &&
                  std::same_as<parameters_of<L, float>, parameters_of<First, float>> &&
                  std::same_as<state_of<L, float>, state_of<First, float>>) {
      return none{};
    } else {
      return networks::blame_line<Bound, P, problems::cannot_have_the_parameters_of_layer<of, typename Other::written>,
                                  problems::which_has_others>();
    }
  }
}

// What is wrong with a line and the shapes around it, or none.
template <class Bound, std::size_t P>
consteval auto judge_line() {
  constexpr LineKind kind = Bound::kinds[P];
  constexpr LineMistake mistake = Bound::read.mistake[P];
  using Written = typename Bound::template written<P>;
  if constexpr (mistake == LineMistake::unknown_name) {
    return networks::blame_unknown<Bound, P>(std::type_identity<Written>{});
  } else if constexpr (mistake == LineMistake::second_name) {
    return networks::blame_line<Bound, P, problems::gives_a_name_that_is_given_above>();
  } else if constexpr (kind == LineKind::layer) {
    using Problem = decltype(judge<typename placed_line<Bound, P>::type>());
    if constexpr (std::same_as<Problem, none>) {
      return networks::judge_sharing<Bound, P>();
    } else {
      return Problem{};
    }
  } else if constexpr (kind == LineKind::input) {
    return judge<typename placed_line<Bound, P>::type>();
  } else if constexpr (kind == LineKind::join) {
    return judge_join<typename placed_line<Bound, P>::type>();
  } else if constexpr (kind == LineKind::named_input) {
    return judge_input<typename placed_line<Bound, P>::type>();
  } else {
    return none{};
  }
}
// What is wrong with the lines up to number P: see problem_up_to in networks/judge.hpp.
template <class Bound, std::size_t P>
consteval auto problem_up_to_line() {
  if constexpr (P == 0) {
    return judge_line<Bound, 0>();
  } else {
    using Before = decltype(problem_up_to_line<Bound, P - 1>());
    if constexpr (std::same_as<Before, none>) {
      return judge_line<Bound, P>();
    } else {
      return Before{};
    }
  }
}

// What no line uses is wrong only if all else is right: else it may be the same mistake.
template <class Bound>
consteval auto unused_problem() {
  constexpr std::size_t place = [] {
    std::size_t l = 0;
    while (l < Bound::line_count && Bound::read.mistake[l] != LineMistake::unused_name &&
           Bound::read.mistake[l] != LineMistake::unused_value)
      ++l;
    return l;
  }();
  if constexpr (place == Bound::line_count) {
    return none{};
  } else if constexpr (Bound::read.mistake[place] == LineMistake::unused_name) {
    return networks::blame_line<Bound, place, problems::gives_a_name_that_no_line_below_uses>();
  } else {
    return networks::blame_line<Bound, place, problems::gives_a_value_that_no_line_takes,
                                problems::put_L_or_L_behind_it<Tap<"name">, Output<"name">>>();
  }
}
template <class Bound, class Indices>
struct judge_lines;
template <class Bound, std::size_t... P>
struct judge_lines<Bound, std::index_sequence<P...>> {
  using first_in_order = first_wrong<decltype(problem_up_to_line<Bound, P>())...>;
  static consteval auto find() {
    if constexpr (!is_none<first_in_order>) {
      return first_in_order{};
    } else if constexpr (!is_none<decltype(unused_problem<Bound>())>) {
      return unused_problem<Bound>();
    } else if constexpr (Bound::count == 0) {
      return problems::a_Graph_has_at_least_one_layer{};
    } else {
      return typename input_elements_problem<Bound, typename Bound::stages>::type{};
    }
  }
  using type = decltype(find());
};

/// What is wrong with a graph of these lines, or none.
template <class In, class... L>
using graph_problem = typename judge_lines<BoundLines<In, L...>, std::index_sequence_for<L...>>::type;

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
