// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/networks/join.hpp>

/// Binding the lines of a Graph: each layer gets the shapes of the values that it takes, as in networks/bind.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

template <class L>
struct stated_shape {
  using type = unknown;
};
template <std::size_t... E>
struct stated_shape<Input<E...>> {
  using type = std::conditional_t<of_a_sample<Shape<E...>>, Shape<E...>, Shape<1>>;
};
template <explain::Literal Name, std::size_t... E>
struct stated_shape<NamedInput<Name, E...>> : stated_shape<Input<E...>> {};
template <class L>
  requires names_input<L>
struct stated_shape<L> {
  using type = typename L::input;
};
/// The line that tells the shape of the first input: the first one that is no Tap.
template <class... L>
inline constexpr std::size_t telling_line = [] {
  std::size_t place = 0;
  for (const LineKind kind : std::initializer_list<LineKind>{line<L>::kind...}) {
    if (kind != LineKind::tap) break;
    ++place;
  }
  return place < sizeof...(L) ? place : 0;
}();
template <class... L>
inline constexpr bool lines_tell_input = false;
template <class First, class... L>
inline constexpr bool lines_tell_input<First, L...> =
    !std::same_as<typename stated_shape<layers::element<telling_line<First, L...>, layers::types<First, L...>>>::type,
                  unknown>;

template <class Bound, std::size_t P>
struct placed_line;

/// The lines L... with the shapes of the values between them, from input shape In on.
template <class In, class... L>
struct BoundLines {
  static constexpr auto& read = Lines<L...>::read;
  static constexpr std::size_t inputs = read.wires.input_count, count = read.place.size(), line_count = sizeof...(L);
  static constexpr std::size_t telling = telling_line<L...>;
  using given = In;
  template <std::size_t P>
  using written = layers::element<P, layers::types<L...>>;
  static constexpr std::array<LineKind, line_count> kinds{line<L>::kind...};

  /// The names of the lines at some places, without one at `nowhere`.
  template <std::size_t N>
  static constexpr std::array<std::string_view, N> names_at(const std::array<std::size_t, N>& places) {
    std::array<std::string_view, N> names{};
    for (std::size_t i = 0; i < N; ++i)
      if (places[i] != nowhere) names[i] = Lines<L...>::names[Lines<L...>::facts[places[i]].first_name];
    return names;
  }
  template <auto Places, std::size_t... Idx>
  static layers::types<layers::element<(std::min)(Places[Idx], line_count), layers::types<L..., void>>...> at_places(
      std::index_sequence<Idx...>);
  /// The lines at some places, void for `nowhere`.
  template <auto Places>
  using lines_at = decltype(at_places<Places>(std::make_index_sequence<Places.size()>{}));

  template <std::size_t V>
  static consteval auto shape_of() {
    if constexpr (V >= inputs) {
      return std::type_identity<typename placed_line<BoundLines, read.place[V - inputs]>::type::output>{};
    } else if constexpr (V == 0 && !std::same_as<In, unknown>) {
      return std::type_identity<In>{};
    } else {
      constexpr std::size_t tells = read.input[V] == nowhere ? telling : read.input[V];
      using Stated = typename stated_shape<written<tells>>::type;
      return std::type_identity<std::conditional_t<std::same_as<Stated, unknown>, Shape<1>, Stated>>{};
    }
  }
  /// The shape of a value.
  template <std::size_t V>
  using shape = typename decltype(shape_of<V>())::type;

  template <std::size_t V>
  static consteval auto origin_of() {
    if constexpr (V >= inputs) {
      return std::type_identity<written<read.place[V - inputs]>>{};
    } else if constexpr (read.input[V] == nowhere) {
      return std::type_identity<void>{};
    } else {
      return std::type_identity<written<read.input[V]>>{};
    }
  }
  template <std::size_t V>
  static consteval bool is_reshaped() {
    if constexpr (V >= inputs) {
      return placed_line<BoundLines, read.place[V - inputs]>::type::reshaped_next;
    } else {
      return false;
    }
  }
  /// What gives a value: a layer, an input with a name, or void.
  template <std::size_t V>
  using origin = typename decltype(origin_of<V>())::type;

  // A layer, which may have the records of one before it.
  template <std::size_t Idx>
  static consteval auto stage_at() {
    using S = typename placed_line<BoundLines, read.place[Idx]>::type::stage;
    if constexpr (read.record[Idx] == Idx) {
      return std::type_identity<S>{};
    } else {
      return std::type_identity<SharingStage<Idx, read.record[Idx], typename S::written, typename S::layer,
                                             typename S::input, typename S::output>>{};
    }
  }
  template <std::size_t... Idx>
  static hana::tuple<typename decltype(stage_at<Idx>())::type...> stages_at(std::index_sequence<Idx...>);
  using stages = decltype(stages_at(std::make_index_sequence<count>{}));  ///< the layers
};

// A layer, or an Input that states the shape that flows here.
template <std::size_t Idx, class Written, std::size_t BeforeIdx, class Before, class Arrives, bool Reshaped>
struct PlacedBehind : Placed<Idx, Written, Before, Arrives, Reshaped> {
  static constexpr std::size_t before_index = BeforeIdx;
};
// An input with a name states a shape, which may be another than that of what comes before the graph.
template <class Written, class Arrives>
struct PlacedInput {
  static constexpr std::size_t index = 0, before_index = 0;
  static constexpr bool reshaped = false;
  using written = Written;
  using before = void;
  using arrives = Arrives;
};
template <explain::Literal Name, std::size_t... E, class Arrives>
struct PlacedInput<NamedInput<Name, E...>, Arrives> {
  static constexpr std::size_t index = 0, before_index = 0;
  static constexpr bool reshaped = false;
  using written = NamedInput<Name, E...>;
  using before = void;
  using input = Shape<E...>;
  using arrives = Arrives;
};

template <class Bound, std::size_t P, std::size_t... T>
consteval auto place_join(std::index_sequence<T...>) {
  constexpr auto& read = Bound::read;
  constexpr std::size_t idx = read.stage[P], first = read.wires.first[idx];
  return []<class How, explain::Literal... Name>(std::type_identity<Join<How, Name...>>) {
    return std::type_identity<PlacedJoin<idx, Join<How, Name...>, How,
                                         Operand<typename Bound::template shape<read.wires.taken[first + T]>,
                                                 read.wires.taken[first + T] - Bound::inputs,
                                                 typename Bound::template origin<read.wires.taken[first + T]>>...>>{};
  }(std::type_identity<typename Bound::template written<P>>{});
}
// A line in its place, if it is more than a name.
template <class Bound, std::size_t P>
consteval auto place_line() {
  constexpr auto& read = Bound::read;
  constexpr LineKind kind = Bound::kinds[P];
  using Written = typename Bound::template written<P>;
  if constexpr (kind == LineKind::join) {
    return networks::place_join<Bound, P>(std::make_index_sequence<read.wires.count(read.stage[P])>{});
  } else if constexpr (kind == LineKind::named_input) {
    constexpr bool comes_first = P == 0 && !std::same_as<typename Bound::given, unknown>;
    return std::type_identity<PlacedInput<Written, std::conditional_t<comes_first, typename Bound::given, unknown>>>{};
  } else {
    constexpr std::size_t value =
        kind == LineKind::layer ? read.wires.taken[read.wires.first[read.stage[P]]] : read.value[P];
    constexpr bool tells = value == 0 && std::same_as<typename Bound::given, unknown> && P == Bound::telling;
    using Arrives = std::conditional_t<tells, std::type_identity<unknown>,
                                       std::type_identity<typename Bound::template shape<value>>>;
    return std::type_identity<
        PlacedBehind<read.stage[P], Written, value - Bound::inputs, typename Bound::template origin<value>,
                     typename Arrives::type, Bound::template is_reshaped<value>()>>{};
  }
}
template <class Bound, std::size_t P>
struct placed_line {
  using type = typename decltype(networks::place_line<Bound, P>())::type;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
