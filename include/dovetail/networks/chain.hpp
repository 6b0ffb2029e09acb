// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/input.hpp>
#include <dovetail/layers/protocol.hpp>
#include <dovetail/networks/problems.hpp>

/// Binding and checking: one fold over the layers carries the shape from each to the next.
namespace dovetail {

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

namespace detail {

template <class L>
inline constexpr bool is_input = false;
template <std::size_t... E>
inline constexpr bool is_input<Input<E...>> = true;

template <class L, class In>
struct bind {
  using type = L;
};
template <class L, class In>
  requires requires { typename L::template at<In>; }
struct bind<L, In> {
  using type = typename L::template at<In>;
};

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
concept is_layer = requires { typename L::output; } || requires { typename L::template at<In>; } ||
                   requires { typename L::forward; } ||
                   requires(ReadBatch<float, dynamic, In> x, Batch<float, dynamic, In> y) { L::forward(x, y); };

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
template <std::size_t I, class Written, class Bound>
struct problem_of {
  using type = none;
};
template <std::size_t I, class Written, class Bound>
  requires requires { typename Bound::problem; }
struct problem_of<I, Written, Bound> : own_problem<I, Written, typename Bound::problem> {};

// What a layer takes is not what comes in: from the layer before, or (Before is void) from the input.
template <std::size_t I, class Written, class Takes, class Before, class Gives>
struct mismatch;
template <std::size_t I, class Written, std::size_t... T, class Before, std::size_t... G>
struct mismatch<I, Written, Shape<T...>, Before, Shape<G...>> {
  using type = problems::layer<I, Written, problems::takes<T...>, problems::but_layer<I - 1, Before>, problems::gives<G...>>;
};
template <std::size_t I, class Written, std::size_t... T, std::size_t... G>
struct mismatch<I, Written, Shape<T...>, void, Shape<G...>> {
  using type = problems::layer<I, Written, problems::takes<T...>, problems::but_the_input_has_shape<G...>>;
};
template <std::size_t I, std::size_t... T, class Before, std::size_t... G>
struct mismatch<I, Input<T...>, Shape<T...>, Before, Shape<G...>> {
  using type = problems::stated_by<Input<T...>, problems::but_layer<I - 1, Before>, problems::gives<G...>>;
};
template <std::size_t I, std::size_t... T, std::size_t... G>
struct mismatch<I, Input<T...>, Shape<T...>, void, Shape<G...>> {
  using type = problems::stated_by<Input<T...>, problems::but_the_input_has_shape<G...>>;
};

/// What the fold carries: the first problem, the layer before, the shape that it gives, and the stages.
template <class Problem, class Before, class Out, class... S>
struct Chain {
  using problem = Problem;
  using output = Out;
  using stages = hana::tuple<S...>;
};
template <class L>
struct Link {};

// A chain goes on after a problem, taking each layer's own output as given: so the types that users
// expect are there, and the first problem is the only error.
template <class P, class Before, class Out, class... S, class L>
consteval auto operator>>(Chain<P, Before, Out, S...>, Link<L>) {
  constexpr std::size_t I = sizeof...(S);
  constexpr bool first_problem = std::same_as<P, none>, in_unknown = std::same_as<Out, unknown>;
  if constexpr (is_input<L>) {
    if constexpr (in_unknown || std::same_as<typename L::input, Out>) {
      return Chain<P, Before, typename L::input, S...>{};
    } else {
      using Wrong = typename mismatch<I, L, typename L::input, Before, Out>::type;
      return Chain<std::conditional_t<first_problem, Wrong, P>, Before, typename L::input, S...>{};
    }
  } else if constexpr (!is_layer<L, std::conditional_t<in_unknown, Shape<1>, Out>>) {
    using Wrong = problems::layer<I, L, problems::is_not_a_layer>;
    using Known = std::conditional_t<in_unknown, Shape<1>, Out>;
    return Chain<std::conditional_t<first_problem, Wrong, P>, L, Known, S..., Stage<I, L, Input<1>, Known, Known>>{};
  } else if constexpr (in_unknown && !requires { typename L::input; }) {
    using Wrong = problems::layer<I, L, problems::does_not_tell_its_input_shape>;
    return Chain<std::conditional_t<first_problem, Wrong, P>, Before, Shape<1>, S...>{} >> Link<L>{};
  } else {
    using Bound = typename bind<L, Out>::type;
    using In = typename ends<Bound, Out>::input;
    using Gives = typename ends<Bound, Out>::output;
    using Own = typename problem_of<I, L, Bound>::type;
    using Next = Stage<I, L, Bound, In, Gives>;
    if constexpr (!first_problem) {
      return Chain<P, L, Gives, S..., Next>{};
    } else if constexpr (in_unknown || std::same_as<In, Out>) {
      return Chain<Own, L, Gives, S..., Next>{};
    } else {
      return Chain<typename mismatch<I, L, In, Before, Out>::type, L, Gives, S..., Next>{};
    }
  }
}

}  // namespace detail

/// The layers L... bound one after the other, from input shape In on.
template <class In, class... L>
using chain = decltype((detail::Chain<none, void, In>{} >> ... >> detail::Link<L>{}));

}  // namespace dovetail
