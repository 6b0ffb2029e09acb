// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/merging.hpp>
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <class... L>
struct Residual;

namespace detail::problems {
template <std::size_t... E>
struct adds_its_input_of_shape {};
template <std::size_t... E>
struct but_its_layers_give_shape {};
}  // namespace detail::problems

namespace detail::networks {

template <class In, class Out>
struct residual_problem;
template <std::size_t... Idx, std::size_t... O>
struct residual_problem<Shape<Idx...>, Shape<O...>> {
  using type = phrases<problems::adds_its_input_of_shape<Idx...>, problems::but_its_layers_give_shape<O...>>;
};
template <std::size_t... Idx>
struct residual_problem<Shape<Idx...>, Shape<Idx...>> {
  using type = none;
};

// N layers, one after the other, and the sum of what the last one gives and the input.
template <std::size_t N>
struct ResidualWiring {
  static constexpr Wires<N + 1, N + 2> wires = [] {
    Wires<N + 1, N + 2> all;
    for (std::size_t i = 0; i <= N; ++i) all.taken[i] = all.first[i] = i;
    all.first[N + 1] = N + 2;
    all.outputs[0] = N + 1;
    return all;
  }();
};
template <class Stages, class S>
using with_sum = layers::concatenated<
    Stages, hana::tuple<SharingStage<layers::tuple_length<Stages>, 0, Add, Add::at<S, S>, layers::Shapes<S, S>, S>>>;

template <class S, class... L>
struct ResidualAt : BoundStages<typename BoundSequential<S, L...>::stages, BoundSequential<S, L...>::valid,
                                ResidualWiring<BoundSequential<S, L...>::layer_count>,
                                with_sum<typename BoundSequential<S, L...>::stages, S>> {
  using Inner = BoundSequential<S, L...>;
  using input = S;
  using output = S;
  // Any number plus something is any number. Of other sums nothing is known.
  using gives =
      std::conditional_t<std::same_as<typename Inner::gives, Gives::logits> || std::is_void_v<typename Inner::gives>,
                         typename Inner::gives, Gives::neither>;
  template <class>
  using at = ResidualAt;
  using problem = typename first_problem<
      typename std::conditional_t<Inner::valid, residual_problem<S, typename Inner::output>,
                                  std::type_identity<typename Inner::problem>>::type,
      decltype(element_problem<Stage<0, Residual<L...>, Inner, S, S>>())>::type;  // it adds its input: numbers
};

}  // namespace detail::networks

/// y = x + f(x), f being the layers L... one after the other; they give the shape that they take. It is short for
/// Graph<Tap<"x">, L..., Join<Add, "x">>.
/// He, Zhang, Ren, Sun: Deep residual learning for image recognition (2015), equation 1.
template <class... L>
struct Residual {
  template <class S>
  using at = detail::networks::ResidualAt<S, L...>;
  /// With an option for each layer in it.
  template <class Option>
  using with_each = Residual<EachWith<L, Option>...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
