// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/concatenate.hpp>
#include <dovetail/layers/merging.hpp>
#include <dovetail/networks/join.hpp>
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t Idx, class L>
struct but_branch {};
template <std::size_t Idx, class L>
struct and_branch {};
}  // namespace detail::problems

namespace detail::networks {

// N layers that all take the input, and what joins them.
template <std::size_t N>
struct ParallelWiring {
  static constexpr Wires<N + 1, 2 * N> wires = [] {
    Wires<N + 1, 2 * N> all;
    for (std::size_t i = 0; i < N; ++i) {
      all.first[i] = i;
      all.taken[N + i] = 1 + i;
    }
    all.first[N] = N;
    all.first[N + 1] = 2 * N;
    all.outputs[0] = N + 1;
    return all;
  }();
};

// What branch Idx gives, to be joined.
template <class Stage>
struct BranchOperand {
  using shape = typename Stage::output;
  template <std::size_t... E>
  static phrases<problems::but_branch<Stage::index, typename Stage::written>, problems::gives_shape<E...>> say(
      Shape<E...>);
  using but = decltype(say(shape{}));
};
template <std::size_t Idx, class L, class... Gives>
struct and_said<phrases<problems::but_branch<Idx, L>, Gives...>> {
  using type = phrases<problems::and_branch<Idx, L>, Gives...>;
};

template <class How, class S, class Indices, class... Branch>
struct Branches;
template <class How, class S, std::size_t... Idx, class... Branch>
struct Branches<How, S, std::index_sequence<Idx...>, Branch...> {
  static constexpr std::size_t count = sizeof...(Branch);
  using stages = hana::tuple<typename Placed<Idx, Branch, void, S>::stage...>;
  using join = PlacedJoin<count, How, How, BranchOperand<typename Placed<Idx, Branch, void, S>::stage>...>;
  using join_stage = SharingStage<count, 0, How, typename join::stage::layer, typename join::stage::input,
                                  typename join::stage::output>;  // it has no records
  using inner_problem = first_wrong<decltype(judge<Placed<Idx, Branch, void, S>>())...>;
  using problem = std::conditional_t<is_none<inner_problem>, typename join::own_problem, inner_problem>;
};

template <class How, class S, class... Branch>
struct ParallelAt
    : BoundStages<
          typename Branches<How, S, std::index_sequence_for<Branch...>, Branch...>::stages,
          is_none<typename Branches<How, S, std::index_sequence_for<Branch...>, Branch...>::problem>,
          ParallelWiring<sizeof...(Branch)>,
          layers::concatenated<
              typename Branches<How, S, std::index_sequence_for<Branch...>, Branch...>::stages,
              hana::tuple<typename Branches<How, S, std::index_sequence_for<Branch...>, Branch...>::join_stage>>> {
  using All = Branches<How, S, std::index_sequence_for<Branch...>, Branch...>;
  using problem = typename All::problem;
  using input = S;
  using output = typename All::join::output;
  using gives =
      typename decltype(networks::given<
                        hana::tuple<layers::element<0, typename All::stages>, typename All::join_stage>>())::gives;
  template <class>
  using at = ParallelAt;
};

}  // namespace detail::networks

/// Layers that all take the same value, and what they give in one: Parallel<Concatenate, Dense<8>, Sequential<...>>.
/// How is one of those of Join. It is short for Graph<Tap<"x">, A, Tap<"a">, Use<"x">, B, Join<How, "a">>.
template <class How, class... Branch>
struct Parallel {
  template <class S>
  using at = detail::networks::ParallelAt<How, S, Branch...>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
