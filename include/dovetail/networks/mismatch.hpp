// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/bind.hpp>
#include <dovetail/networks/problems.hpp>

/// What to say of a layer that takes another shape than what comes in, and how to fix it where that is known.
namespace dovetail::inline DOVETAIL_TARGET {
template <class... L>
struct EachRow;
template <detail::explain::Literal Name, std::size_t... E>
struct NamedInput;
}  // namespace dovetail::inline DOVETAIL_TARGET

namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

// The shorter spelling of a layer that states what it takes: Dense<128> of Dense<784, 128>, Flatten<> of Flatten<28,
// 28>. None of a layer of your own that has a fixed number of sizes.
template <template <std::size_t...> class L, class Sizes, std::size_t Stated, class Rest>
struct without_stated {
  using type = void;
};
template <template <std::size_t...> class L, std::size_t... E, std::size_t Stated, std::size_t... Rest>
  requires requires { typename L<std::array<std::size_t, sizeof...(E)>{E...}[Stated + Rest]...>; }
struct without_stated<L, std::index_sequence<E...>, Stated, std::index_sequence<Rest...>> {
  using type = L<std::array<std::size_t, sizeof...(E)>{E...}[Stated + Rest]...>;
};
template <class Written, std::size_t Stated>
struct unstated {
  using type = void;
};
template <template <std::size_t...> class L, std::size_t... E, std::size_t Stated>
  requires(sizeof...(E) >= Stated)
struct unstated<L<E...>, Stated>
    : without_stated<L, std::index_sequence<E...>, Stated, std::make_index_sequence<sizeof...(E) - Stated>> {};
// Dense<784, 128> of Dense<128, 784>
template <class Written>
struct swapped {
  using type = void;
};
template <template <std::size_t...> class L, std::size_t In, std::size_t Out>
struct swapped<L<In, Out>> {
  using type = L<Out, In>;
};

template <class L, class S>
concept takes = requires { requires std::same_as<typename L::input, S>; };

template <class Taken, class Arrives>
inline constexpr bool to_flatten = Taken::rank == 1 && Arrives::rank > 1;

// What the layer takes.
template <class Written, class Arrives, std::size_t... E>
consteval auto taking(Shape<E...>) {
  if constexpr (to_flatten<Shape<E...>, Arrives> && !names_input<Written>) {
    return phrases<problems::takes_a_vector>{};
  } else {
    return phrases<problems::takes_shape<E...>>{};
  }
}
template <class L>
inline constexpr bool is_named_input = false;
template <explain::Literal Name, std::size_t... E>
inline constexpr bool is_named_input<NamedInput<Name, E...>> = true;

// What comes in: from layer Idx, or from the input (Before is void), or from an input with a name.
template <std::size_t Idx, class Before>
struct arriving {
  template <std::size_t... E>
  static phrases<problems::but_layer<Idx, Before>, problems::gives_shape<E...>> from(Shape<E...>);
};
template <std::size_t Idx>
struct arriving<Idx, void> {
  template <std::size_t... E>
  static phrases<problems::but_the_input_has_shape<E...>> from(Shape<E...>);
};
template <std::size_t Idx, explain::Literal Name, std::size_t... Stated>
struct arriving<Idx, NamedInput<Name, Stated...>> {
  template <std::size_t... E>
  static phrases<problems::but_the_input_P_has_shape<Name, E...>> from(Shape<E...>);
};
// How to fix it.
template <class Place>
consteval auto fixing() {
  using Written = typename Place::written;
  using Taken = typename Place::input;
  using Arrives = typename Place::arrives;
  using Swapped = typename swapped<Written>::type;
  using Short = typename unstated<std::conditional_t<takes<Swapped, Arrives>, Swapped, Written>, Taken::rank>::type;
  using Fixed = typename layers::layer_traits<Short>::template bound<Arrives>;
  if constexpr (to_flatten<Taken, Arrives> && Taken::size == Arrives::size) {
    return phrases<problems::put_Flatten_before_it>{};
  } else if constexpr (to_flatten<Taken, Arrives> && Arrives::rank == 2 &&
                       (!names_input<Written> || Taken::size == Arrives::dims[Arrives::rank - 1])) {
    // Rows that layers made are a sequence; those of the input may be an image.
    return std::conditional_t<Place::reshaped,
                              phrases<problems::write<EachRow<Written>, problems::or_put_L_before_it<Flatten<>>>>,
                              phrases<problems::put_Flatten_before_it_or_write<EachRow<Written>>>>{};
  } else if constexpr (to_flatten<Taken, Arrives> && names_input<Written> && !std::is_void_v<Short>) {
    return phrases<problems::put_L_before_it<Flatten<>, problems::and_write_L<Short>>>{};
  } else if constexpr (to_flatten<Taken, Arrives> && !names_input<Written>) {
    return phrases<problems::put_Flatten_before_it>{};
  } else if constexpr (takes<Fixed, Arrives>) {
    return phrases<problems::write<Fixed, problems::or_L_to_infer_the_input_size<Short>>>{};
  } else {
    return phrases<>{};
  }
}

/// Why what is in its place does not fit what arrives there.
template <class Place>
consteval auto mismatch() {
  using Written = typename Place::written;
  using Taken = typename Place::input;
  using Arrives = typename Place::arrives;
  using Said = decltype(arriving<Place::before_index, typename Place::before>::from(Arrives{}));
  if constexpr (is_input<Written> || is_named_input<Written>) {
    return Said{};
  } else {
    return layers::concatenated<decltype(taking<Written, Arrives>(Taken{})), Said, decltype(fixing<Place>())>{};
  }
}

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
