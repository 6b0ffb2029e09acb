// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/mismatch.hpp>
#include <dovetail/networks/problems.hpp>
#include <dovetail/networks/protocol_problem.hpp>

namespace dovetail::inline DOVETAIL_TARGET {
template <class How, detail::explain::Literal... Name>
struct Join;

namespace detail::problems {
struct joins_several_values {};
template <class L>
struct write_L_in_a_Graph {};
}  // namespace detail::problems
}  // namespace dovetail::inline DOVETAIL_TARGET

/// Judging: what is wrong with layers that are bound, asked of each in its place.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

template <std::size_t... E>
consteval auto extent_problem(Shape<E...>) {
  if constexpr (((E == 0) || ...)) {
    return phrases<problems::is_of_size_0>{};
  } else if constexpr (((E == dynamic) || ...)) {
    return phrases<problems::has_a_dynamic_extent, problems::state_the_shape_of_one_sample>{};
  } else {
    return none{};
  }
}

// A problem P, said of layer Idx: phrases of its own, or what is wrong inside it.
template <std::size_t Idx, class Written, class P>
struct own_problem {
  using type = problems::inside_layer<Idx, P>;
};
template <std::size_t Idx, class Written>
struct own_problem<Idx, Written, none> {
  using type = none;
};
template <std::size_t Idx, class Written, class... Phrase>
struct own_problem<Idx, Written, phrases<Phrase...>> {
  using type = problems::layer<Idx, Written, Phrase...>;
};
template <class Place, class P>
using blamed = typename own_problem<Place::index, typename Place::written, P>::type;
// A problem of an Input, which has no number: in what it states, and in what arrives.
template <class Place, class... Phrase>
consteval problems::the_shape_of<typename Place::written, Phrase...> stated_wrong(phrases<Phrase...>) {
  return {};
}
template <class Place, class... Phrase>
consteval problems::L_states_its_shape<typename Place::written, Phrase...> stated_otherwise(phrases<Phrase...>) {
  return {};
}

// What a problem says of a layer in its place: see layers/protocol/wrong_shape.hpp.
template <class Place, class Phrase>
struct said_of {
  using type = phrases<Phrase>;
};
template <class Place, class Phrase>
  requires requires { typename Phrase::template in<Place>; }
struct said_of<Place, Phrase> {
  using type = typename Phrase::template in<Place>;
};
template <class Place, class P>
struct in_place {
  using type = P;
};
template <class Place, class... Phrase>
struct in_place<Place, phrases<Phrase...>> {
  using type = layers::concatenated<phrases<>, typename said_of<Place, Phrase>::type...>;
};

// Whether something arrives that is not what is taken.
template <class Place>
inline constexpr bool is_mismatch =
    !std::same_as<typename Place::arrives, unknown> && !std::same_as<typename Place::arrives, typename Place::input>;

template <class Place>
consteval auto judge_input() {
  using Extents = decltype(extent_problem(typename Place::input{}));
  if constexpr (Place::input::rank == 0) {
    return stated_wrong<Place>(phrases<problems::has_no_extents, problems::state_the_shape_of_one_sample>{});
  } else if constexpr (!std::same_as<Extents, none>) {
    return stated_wrong<Place>(Extents{});
  } else if constexpr (is_mismatch<Place>) {
    return stated_otherwise<Place>(mismatch<Place>());
  } else {
    return none{};
  }
}

// What is wrong with a layer that can be bound.
template <class Place>
consteval auto judge_bound() {
  using L = typename Place::layer;
  using In = typename Place::input;
  using Out = typename Place::output;
  using Extents = typename first_problem<decltype(extent_problem(In{})), decltype(extent_problem(Out{}))>::type;
  using Own = typename layers::layer_traits<L>::problem;
  if constexpr (!std::same_as<Extents, none>) {
    return blamed<Place, Extents>{};
  } else if constexpr (is_mismatch<Place>) {
    return blamed<Place, decltype(mismatch<Place>())>{};
  } else if constexpr (!std::same_as<Own, none>) {
    return blamed<Place, typename in_place<Place, Own>::type>{};
  } else {
    return blamed<Place, decltype(protocol_problem<typename layers::inner_layer<L>::type, In, Out>())>{};
  }
}

// What is wrong with what is in its place, or none.
template <class Place>
consteval auto judge() {
  using Written = typename Place::written;
  if constexpr (is_input<Written>) {
    return judge_input<Place>();
  } else if constexpr (only_joins<Written>) {
    return blamed<Place,
                  phrases<problems::joins_several_values, problems::write_L_in_a_Graph<Join<Written, "name">>>>{};
  } else if constexpr (!is_layer<Written, typename Place::Known>) {
    return blamed<Place, phrases<problems::is_not_a_layer>>{};
  } else if constexpr (!names_output<typename Place::Bound> && names_input<typename Place::Bound>) {
    return blamed<Place, phrases<problems::names_an_input_but_no_output>>{};
  } else if constexpr (names_output<typename Place::Bound> && !names_input<typename Place::Bound>) {
    return blamed<Place, phrases<problems::names_an_output_but_no_input>>{};
  } else if constexpr (has_several_ends<typename Place::Bound>) {
    return blamed<Place, phrases<problems::has_several_inputs_or_outputs, problems::but_a_layer_has_one_of_each>>{};
  } else if constexpr (std::same_as<typename Place::arrives, unknown> && !names_input<Written>) {
    return blamed<Place, phrases<problems::does_not_tell_its_input_shape, problems::put_Input_before_it>>{};
  } else {
    return judge_bound<Place>();
  }
}

// What is wrong with the places up to number P. What comes after a problem is not judged, so that the first problem is
// the only error. Each is found from the one before, as in networks/bind.hpp.
template <class Places, std::size_t P>
consteval auto problem_up_to() {
  if constexpr (P == 0) {
    return judge<layers::element<0, Places>>();
  } else {
    using Before = decltype(problem_up_to<Places, P - 1>());
    if constexpr (std::same_as<Before, none>) {
      return judge<layers::element<P, Places>>();
    } else {
      return Before{};
    }
  }
}

template <class P>
struct is_wrong : std::bool_constant<!std::same_as<P, none>> {};
template <class... P>
using first_wrong = layers::first_that<is_wrong, none, layers::types<P...>>;

template <class Places, class Indices = std::make_index_sequence<layers::tuple_length<Places>>>
struct judge_all;
template <class Places, std::size_t... P>
struct judge_all<Places, std::index_sequence<P...>> {
  using type = first_wrong<decltype(problem_up_to<Places, P>())...>;
};

/// What is wrong with layers that are bound: the first problem of their `places`, or none.
template <class Bound>
using chain_problem = typename networks::judge_all<typename Bound::places>::type;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
