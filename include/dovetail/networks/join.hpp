// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/judge.hpp>
#include <dovetail/networks/lines.hpp>

/// Join in its place: bound to the shapes that it joins, and what is wrong with it.
namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct joins_no_second_value {};
struct takes_2_values {};
template <std::size_t N>
struct but_gets_N_values {};
template <class How>
struct does_not_know_how_to_join_by {};
template <std::size_t Idx, class L>
struct and_layer {};
template <std::size_t... E>
struct and_the_input_has_shape {};
template <detail::explain::Literal P, std::size_t... E>
struct and_the_input_P_has_shape {};
}  // namespace detail::problems

namespace detail::networks {

// How many values How takes; any number where it does not say.
template <class How>
inline constexpr std::size_t values_taken = 0;
template <class How>
  requires requires { How::values; }
inline constexpr std::size_t values_taken<How> = How::values;

// A value that is joined: it has shape S, and comes from layer Idx, which is Before, or from an input: see arriving.
template <class S, std::size_t Idx, class Before>
struct Operand {
  using shape = S;
  using but = decltype(arriving<Idx, Before>::from(S{}));
};
// The same, with "and" before it.
template <class But>
struct and_said;
template <std::size_t Idx, class L, class... Gives>
struct and_said<phrases<problems::but_layer<Idx, L>, Gives...>> {
  using type = phrases<problems::and_layer<Idx, L>, Gives...>;
};
template <std::size_t... E>
struct and_said<phrases<problems::but_the_input_has_shape<E...>>> {
  using type = phrases<problems::and_the_input_has_shape<E...>>;
};
template <explain::Literal P, std::size_t... E>
struct and_said<phrases<problems::but_the_input_P_has_shape<P, E...>>> {
  using type = phrases<problems::and_the_input_P_has_shape<P, E...>>;
};

template <class How, class... Said>
consteval auto not_joined(phrases<Said...> wrong) {
  if constexpr (requires { typename How::wants; }) {
    return layers::concatenated<phrases<typename How::wants>, phrases<Said...>>{};
  } else {
    return wrong;
  }
}

// What is wrong with joining these values, or none.
template <class How, class First, class... More>
consteval auto join_problem() {
  constexpr std::size_t count = 1 + sizeof...(More), wanted = values_taken<How>;
  if constexpr (!joins_values<How>) {
    return phrases<problems::does_not_know_how_to_join_by<How>>{};
  } else if constexpr (count == 1) {
    return phrases<problems::joins_no_second_value, problems::write<Join<How, "name">>>{};
  } else if constexpr (wanted != 0 && wanted != count) {
    return phrases<problems::takes_2_values, problems::but_gets_N_values<count>>{};
  } else {
    constexpr std::array<bool, sizeof...(More)> fits{
        How::template joins<typename First::shape, typename More::shape>...};
    constexpr std::size_t wrong = [&] {
      std::size_t place = 0;
      while (place < fits.size() && fits[place]) ++place;
      return place;
    }();
    if constexpr (wrong == fits.size()) {
      return none{};
    } else {
      using Other = layers::element<wrong, layers::types<More...>>;
      return networks::not_joined<How>(
          layers::concatenated<typename First::but, typename and_said<typename Other::but>::type>{});
    }
  }
}

/// Layer Idx of a graph, which joins values.
template <std::size_t Idx, class Written, class How, class First, class... More>
struct PlacedJoin {
  static constexpr std::size_t index = Idx;
  static constexpr bool reshaped_next = true;
  using written = Written;
  using own_problem = decltype(networks::join_problem<How, First, More...>());
  static auto bound() {
    if constexpr (is_none<own_problem>) {
      using Joined = typename How::template at<typename First::shape, typename More::shape...>;
      using In = layers::Shapes<typename First::shape, typename More::shape...>;
      return Stage<Idx, Written, Joined, In, typename Joined::output>{};
    } else {
      return Stage<Idx, Written, Input<1>, typename First::shape, typename First::shape>{};
    }
  }
  using stage = decltype(bound());
  using output = typename stage::output;
};

// What is wrong with a join in its place, or none.
template <class Place>
consteval auto judge_join() {
  using S = typename Place::stage;
  if constexpr (!is_none<typename Place::own_problem>) {
    return blamed<Place, typename Place::own_problem>{};
  } else if constexpr (!is_none<typename layers::layer_traits<typename S::layer>::problem>) {
    return blamed<Place, typename layers::layer_traits<typename S::layer>::problem>{};
  } else {
    return blamed<Place, decltype(protocol_problem<typename S::layer, typename S::input, typename S::output>())>{};
  }
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
