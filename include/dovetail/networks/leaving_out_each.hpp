// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/leaving_out.hpp>

/// A graph of several outputs without the activations that these end in: see networks/leaving_out.hpp.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

// The stage that works out an output, if nothing else takes what it gives, or nowhere. Others only pass it on.
template <class F, std::size_t O>
inline constexpr std::size_t ending_stage = [] {
  constexpr auto& wires = F::wiring::wires;
  constexpr auto works = []<class... S>(hana::tuple<S...>*) {
    return std::array<bool, sizeof...(S)>{
        (layers::computes<typename S::layer> || layers::has_cache<typename S::layer>)...};
  }(static_cast<typename F::stages*>(nullptr));
  for (std::size_t value = wires.outputs[O]; value >= wires.input_count && wires.users(value) == 1;) {
    const std::size_t stage = value - wires.input_count;
    if (works[stage]) return stage;
    value = wires.taken[wires.first[stage]];
  }
  return nowhere;
}();

// What stands in for stage `place` without activation A, which output O ends in; the stage itself where it does not.
template <class F, std::size_t O, class A>
struct EndingWithout {
  static constexpr std::size_t place = ending_stage<F, O>;
  static consteval auto find() {
    if constexpr (place == nowhere || std::is_void_v<A>) {
      return none{};
    } else {
      using S = layers::element<place, typename F::stages>;
      using L = typename S::layer;
      using Out = layers::element<O, typename F::output>;
      if constexpr (std::same_as<L, A> && is_same_for<A, typename S::output, Out>) {
        return Stage<S::index, typename S::written, LeftOut, typename S::input, typename S::output>{};
      } else if constexpr (!is_none<decltype(networks::stages_without<A, L, Out>())>) {
        return Stage<S::index, typename S::written, LeavingOut<A, L, Out>, typename S::input, typename S::output>{};
      } else {
        return none{};
      }
    }
  }
  using type = decltype(find());
};
/// Whether output O of F ends in activation A, and nothing else takes what this gives.
template <class F, std::size_t O, class A>
inline constexpr bool output_ends_in = !is_none<typename EndingWithout<F, O, A>::type>;

template <class Stages, class Ending>
struct replaced {
  using type = Stages;
};
template <class Stages, class Ending>
  requires(!is_none<typename Ending::type>)
struct replaced<Stages, Ending> : decltype(networks::with<Stages, Ending::place, typename Ending::type>(
                                      std::make_index_sequence<layers::tuple_length<Stages>>{})) {};
template <class F, class Stages, std::size_t O, class... A>
struct stages_without_each {
  using type = Stages;
};
template <class F, class Stages, std::size_t O, class First, class... A>
struct stages_without_each<F, Stages, O, First, A...>
    : stages_without_each<F, typename replaced<Stages, EndingWithout<F, O, First>>::type, O + 1, A...> {};

/// F without those activations A... that its outputs end in, one for each output, run with the same records.
template <class F, class... A>
struct LeavingOutEach
    : RunsStages<typename stages_without_each<F, typename F::stages, 0, A...>::type, F::valid, typename F::wiring> {
  using input = typename F::input;    ///< of a sample
  using output = typename F::output;  ///< of a sample
  using stages = typename F::stages;  ///< with those that are left out
  template <class T>
  using Parameters = typename F::template Parameters<T>;
  template <class T>
  using State = typename F::template State<T>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
