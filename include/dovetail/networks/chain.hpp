// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/input.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/networks/problems.hpp>
#include <dovetail/networks/protocol_problem.hpp>

/// Binding and checking: one fold over the layers carries the shape from each to the next.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {
/// The shape is not known (yet): what the first layer of a Sequential gets to see.
struct unknown {
  static constexpr std::size_t rank = 1, size = 1;
  static constexpr std::array<std::size_t, 1> dims{1};
};

/// Layer I: as the user wrote it (Dense<128>), bound to its input shape (Dense<784, 128>), and its shapes.
template <std::size_t I, class Written, class Bound, class In, class Out>
struct Stage {
  static constexpr std::size_t index = I;
  using written = Written;
  using layer = Bound;
  using input = In;
  using output = Out;
};

template <class L>
inline constexpr bool is_input = false;
template <std::size_t... E>
inline constexpr bool is_input<Input<E...>> = true;

// A layer that names no input takes any shape and gives it back.
template <class L, class In>
struct ends {
  using input = In;
  using output = In;
};
template <class L, class In>
  requires requires { typename L::output; }
struct ends<L, In> {
  using input = typename L::input;
  using output = typename L::output;
};

template <class L, class In>
concept is_layer = requires { typename L::output; } || requires { typename L::input; } ||
                   requires { typename L::template at<In>; } || requires { typename L::forward; } || names_forward<L>;

// The problem that a bound layer has of its own, said of layer I.
template <std::size_t I, class Written, class P>
struct own_problem {
  using type = problems::inside_layer<I, P>;
};
template <std::size_t I, class Written>
struct own_problem<I, Written, none> {
  using type = none;
};
template <std::size_t I, class Written, class... Phrase>
struct own_problem<I, Written, phrases<Phrase...>> {
  using type = problems::layer<I, Written, Phrase...>;
};
// What comes in: from the layer before, or (Before is void) from the input.
template <std::size_t I, class Before, class Gives>
struct arriving;
template <std::size_t I, class Before, std::size_t... G>
struct arriving<I, Before, Shape<G...>> {
  using type = phrases<problems::but_layer<I - 1, Before>, problems::gives_shape<G...>>;
};
template <std::size_t I, std::size_t... G>
struct arriving<I, void, Shape<G...>> {
  using type = phrases<problems::but_the_input_has_shape<G...>>;
};

// The shorter spelling of a layer that states what it takes: Dense<128> of Dense<784, 128>, Flatten<> of Flatten<28,
// 28>. None of a layer of one's own that has a fixed number of sizes.
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

// What to say of a layer that takes another shape than what comes in, and how to mend it where that is known.
template <class Written, class Takes, class Gives>
struct taking;
template <class Written, std::size_t... T, std::size_t... G>
struct taking<Written, Shape<T...>, Shape<G...>> {
  static constexpr bool stated = requires { typename Written::input; },
                        to_flatten = sizeof...(T) == 1 && sizeof...(G) > 1;
  using Swapped = typename swapped<Written>::type;
  using Short =
      typename unstated<std::conditional_t<takes<Swapped, Shape<G...>>, Swapped, Written>, sizeof...(T)>::type;
  static auto hint() {
    if constexpr (to_flatten && (!stated || Shape<T...>::size == Shape<G...>::size)) {
      return phrases<problems::put_Flatten_before_it>{};
    } else if constexpr (takes<typename layers::bind<Short, Shape<G...>>::type, Shape<G...>>) {
      return phrases<problems::write<typename layers::bind<Short, Shape<G...>>::type,
                                     problems::or_L_to_infer_the_input_size<Short>>>{};
    } else {
      return phrases<>{};
    }
  }
  using type =
      phrases<std::conditional_t<to_flatten && !stated, problems::takes_a_vector, problems::takes_shape<T...>>>;
};

// Why layer I does not fit.
template <std::size_t I, class Written, class... Phrase>
problems::layer<I, Written, Phrase...> blamed(phrases<Phrase...>);
template <std::size_t I, class Input, class... Phrase>
  requires is_input<Input>
problems::L_states_its_shape<Input, Phrase...> blamed(phrases<Phrase...>);
template <class... A, class... B, class... C>
phrases<A..., B..., C...> joined(phrases<A...>, phrases<B...>, phrases<C...>);

template <std::size_t I, class Written, class Takes, class Before, class Gives>
struct mismatch : taking<Written, Takes, Gives> {
  using type = decltype(blamed<I, Written>(
      joined(typename mismatch::taking::type{}, typename arriving<I, Before, Gives>::type{}, mismatch::hint())));
};
template <std::size_t I, std::size_t... T, class Before, class Gives>
struct mismatch<I, Input<T...>, Shape<T...>, Before, Gives> {
  using type = decltype(blamed<I, Input<T...>>(typename arriving<I, Before, Gives>::type{}));
};

// The first problem, or none. Without recursion, since there are as many as layers.
template <class... P>
struct FirstWrong {
  static constexpr std::size_t index = [] {
    std::size_t i = 0;
    for (const bool fine : {std::same_as<P, none>..., false}) {
      if (!fine) break;
      ++i;
    }
    return i;
  }();
  using type = layers::element<index, hana::tuple<P..., none>>;
};
template <class... P>
using first_wrong = typename FirstWrong<P...>::type;

/// What the fold carries: the first problem, the layer before, the shape that it gives, and the stages.
template <class Problem, class Before, class Out, class... S>
struct Chain {
  using problem = Problem;
  using output = Out;
  using stages = hana::tuple<S...>;
};
template <class L>
struct Link {};

// What keeps a type from having a place in a chain at all.
template <class L, class In>
consteval auto no_place() {
  if constexpr (!is_layer<L, In>) {
    return phrases<problems::is_not_a_layer>{};
  } else {
    using Bound = typename layers::bind<L, In>::type;
    constexpr bool input = requires { typename Bound::input; }, output = requires { typename Bound::output; };
    if constexpr (input && !output) {
      return phrases<problems::names_an_input_but_no_output>{};
    } else if constexpr (output && !input) {
      return phrases<problems::names_an_output_but_no_input>{};
    } else {
      return none{};
    }
  }
}
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

// What is wrong with layer I, the first time that something is.
template <std::size_t I, class L, class Bound, class In, class Gives, class Before, class Out>
consteval auto judge() {
  using Extents = typename first_problem<decltype(extent_problem(In{})), decltype(extent_problem(Gives{}))>::type;
  using Own = typename own_problem<I, L, typename layers::named_problem<Bound>::type>::type;
  if constexpr (!std::same_as<Extents, none>) {
    return typename own_problem<I, L, Extents>::type{};
  } else if constexpr (!std::same_as<Out, unknown> && !std::same_as<In, Out>) {
    return typename mismatch<I, L, In, Before, Out>::type{};
  } else if constexpr (!std::same_as<Own, none>) {
    return Own{};
  } else {
    return typename own_problem<I, L, decltype(protocol_problem<Bound, In, Gives>())>::type{};
  }
}

template <class Input, class... Phrase>
problems::the_shape_of<Input, Phrase...> blamed_alone(phrases<Phrase...>);
template <std::size_t I, class Input, class Before, class Out>
consteval auto judge_input() {
  using In = typename Input::input;
  using Extents = decltype(extent_problem(In{}));
  if constexpr (In::rank == 0) {
    return problems::the_shape_of<Input, problems::has_no_extents, problems::state_the_shape_of_one_sample>{};
  } else if constexpr (!std::same_as<Extents, none>) {
    return decltype(blamed_alone<Input>(Extents{})){};
  } else if constexpr (!std::same_as<Out, unknown> && !std::same_as<In, Out>) {
    return typename mismatch<I, Input, In, Before, Out>::type{};
  } else {
    return none{};
  }
}

// A chain goes on after a problem, taking each layer's own output as given: so the types that users
// expect are there, and the first problem is the only error.
template <class P, class Before, class Out, class... S, class L>
consteval auto operator>>(Chain<P, Before, Out, S...>, Link<L>) {
  constexpr std::size_t I = sizeof...(S);
  constexpr bool first_problem = std::same_as<P, none>, in_unknown = std::same_as<Out, unknown>;
  using Known = std::conditional_t<in_unknown, Shape<1>, Out>;
  using Placed = decltype(no_place<L, Known>());
  if constexpr (is_input<L>) {
    constexpr bool of_a_sample =
        L::input::rank > 0 && std::same_as<decltype(extent_problem(typename L::input{})), none>;
    using Stated = std::conditional_t<of_a_sample, typename L::input, Shape<1>>;
    if constexpr (first_problem) {
      return Chain<decltype(judge_input<I, L, Before, Out>()), Before, Stated, S...>{};
    } else {
      return Chain<P, Before, Stated, S...>{};
    }
  } else if constexpr (!std::same_as<Placed, none>) {
    using Wrong = typename own_problem<I, L, Placed>::type;
    return Chain<std::conditional_t<first_problem, Wrong, P>, L, Known, S..., Stage<I, L, Input<1>, Known, Known>>{};
  } else if constexpr (in_unknown && !requires { typename L::input; }) {
    using Wrong = problems::layer<I, L, problems::does_not_tell_its_input_shape, problems::put_Input_before_it>;
    return Chain<std::conditional_t<first_problem, Wrong, P>, Before, Shape<1>, S...>{} >> Link<L>{};
  } else {
    using Bound = typename layers::bind<L, Out>::type;
    using In = typename ends<Bound, Out>::input;
    using Gives = typename ends<Bound, Out>::output;
    if constexpr (first_problem) {
      return Chain<decltype(judge<I, L, Bound, In, Gives, Before, Out>()), L, Gives, S...,
                   Stage<I, L, Bound, In, Gives>>{};
    } else {
      return Chain<P, L, Gives, S..., Stage<I, L, Bound, In, Gives>>{};
    }
  }
}

/// The layers L... bound one after the other, from input shape In on.
template <class In, class... L>
using chain = layers::fold<networks::Chain<none, void, In>, networks::Link<L>...>;

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
