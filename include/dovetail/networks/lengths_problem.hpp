// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/networks/architecture.hpp>
#include <dovetail/networks/steps.hpp>

/// Whether a network takes padded samples: the layers that see their steps have to say what they make of lengths.
namespace dovetail::inline DOVETAIL_TARGET {

struct GlobalAveragePooling1D;

namespace detail::problems {
struct knows_no_lengths_and_would_take_padding_for_data {};
struct joins_values_of_different_lengths {};
struct reads_lengths {};
struct but_one_of_its_functions_takes_a_pass_that_has_none {};
struct name_the_type_of_the_pass_auto {};
template <class A>
struct padded_samples_are_for_a_network_of_one_input_and_one_output_and_not_for {};
}  // namespace detail::problems

namespace detail::networks {

// What is wrong with a layer that takes values of shape S with lengths, and does not know what to make of them.
template <class S>
consteval auto knows_no_lengths() {
  using Phrase = problems::knows_no_lengths_and_would_take_padding_for_data;
  if constexpr (requires { requires S::rank == 2; }) {
    return phrases<Phrase, problems::put_L_before_it<GlobalAveragePooling1D>>{};
  } else {
    return phrases<Phrase>{};
  }
}

// Whether each function of a layer takes a pass of any type, so that it sees lengths.
struct AnyPass {};
template <class L, class In, class Out>
consteval bool takes_any_pass() {
  using P = parameters_of<L, float>;
  using X = layers::ReadBatch<layers::element_of<L, float>, dynamic, In>;
  using DX = layers::Batch<layers::element_of<L, float>, dynamic, In>;
  using Y = layers::Batch<float, dynamic, Out>;
  using ReadY = layers::ReadBatch<float, dynamic, Out>;
  bool all = true;
  if constexpr (!layers::infers_as_train<L>)
    all = decltype(layers::with_forward_arguments<L>(layers::takes_forward<L>{}, std::declval<const P&>(),
                                                     std::declval<X&>(), std::declval<Y&>(),
                                                     std::declval<AnyPass&>()))::value;
  if constexpr (layers::has_cache<L>)
    all = all && decltype(layers::with_train_arguments<L>(layers::takes_train<L>{}, std::declval<const P&>(),
                                                          std::declval<X&>(), std::declval<Y&>(),
                                                          std::declval<AnyPass&>()))::value;
  return all && decltype(layers::with_backward_arguments<L>(
                    layers::takes_backward<L>{}, std::declval<const P&>(), std::declval<X&>(), std::declval<ReadY&>(),
                    std::declval<ReadY&>(), std::declval<DX&>(), std::declval<P&>(), std::declval<AnyPass&>()))::value;
}

// What Problem<F, Idx> finds wrong with the stages of a container.
template <class F, template <class, std::size_t> class Problem>
consteval auto first_wrong_inside() {
  return []<std::size_t... Idx>(std::index_sequence<Idx...>) {
    using Stages = typename all_stages<F>::type;
    return first_wrong<
        typename own_problem<layers::element<Idx, Stages>::index, typename layers::element<Idx, Stages>::written,
                             typename Problem<F, Idx>::type>::type...>{};
  }(std::make_index_sequence<layers::tuple_length<typename all_stages<F>::type>>{});
}

// What is wrong with the stages of an EachRow, and what is in them: they need not know lengths.
template <class F, std::size_t Idx>
struct row_problem {
  static consteval auto find() {
    using Stage = layers::element<Idx, typename all_stages<F>::type>;
    using L = typename layers::says_lengths_for<typename Stage::layer>::type;
    if constexpr (layers::container<L>) {
      return networks::first_wrong_inside<L, row_problem>();
    } else if constexpr (requires { requires std::same_as<typename L::lengths, Lengths::refused>; }) {
      return knows_no_lengths<Shape<1>>();
    } else {
      return none{};
    }
  }
  using type = decltype(find());
};

// What is wrong with stage Idx of container F, whose input has lengths.
template <class F, std::size_t Idx>
struct stage_lengths_problem {
  using Inside = LengthsInside<F>;
  using Stage = layers::element<Idx, typename Inside::stages>;
  using L = typename layers::says_lengths_for<typename Stage::layer>::type;
  static constexpr std::size_t first = Inside::wires.first[Idx], count = Inside::wires.count(Idx);
  static constexpr std::size_t source = Inside::wires.taken[first];

  template <std::size_t Other>
  static consteval bool same() {
    if (Inside::template are_there<source>() != Inside::template are_there<Other>()) return false;
    for (std::size_t n = 1; n <= F::input::dims[0]; ++n)
      if (Inside::template length<source>(n) != Inside::template length<Other>(n)) return false;
    return true;
  }
  template <std::size_t... K>
  static consteval bool all_same(std::index_sequence<0, K...>) {
    return (same<Inside::wires.taken[first + K]>() && ...);
  }
  static consteval auto find() {
    if constexpr (!all_same(std::make_index_sequence<count>{})) {
      return phrases<problems::joins_values_of_different_lengths>{};
    } else if constexpr (!Inside::template are_there<source>()) {
      return none{};
    } else if constexpr (!says_lengths<L> && requires { typename L::running; }) {
      return networks::first_wrong_inside<L, networks::stage_lengths_problem>();
    } else if constexpr (!says_lengths<L>) {
      return knows_no_lengths<typename Stage::input>();
    } else if constexpr (std::same_as<typename L::lengths, void> ||
                         std::same_as<typename L::lengths, Lengths::refused>) {
      return knows_no_lengths<Shape<1>>();
    } else if constexpr (std::same_as<typename L::lengths, Lengths::kept_by_rows> && Stage::output::rank == 1) {
      return knows_no_lengths<Shape<1>>();
    } else if constexpr (layers::container<L>) {
      return networks::first_wrong_inside<L, row_problem>();
    } else if constexpr (layers::reads_lengths<L> &&
                         !takes_any_pass<L, typename Stage::input, typename Stage::output>()) {
      return phrases<problems::reads_lengths, problems::but_one_of_its_functions_takes_a_pass_that_has_none,
                     problems::name_the_type_of_the_pass_auto>{};
    } else {
      return none{};
    }
  }
  using type = decltype(find());
};

/// Why a network with layers F takes no padded samples, or none.
template <class F>
consteval auto lengths_problem() {
  if constexpr (layers::value_count<typename F::input> > 1 || layers::value_count<typename F::output> > 1) {
    return problems::padded_samples_are_for_a_network_of_one_input_and_one_output_and_not_for<F>{};
  } else {
    return networks::first_wrong_inside<F, stage_lengths_problem>();
  }
}

/// The fewest steps of a sample that each layer of F can take, of up to `most`.
template <class F>
constexpr std::size_t fewest_steps() {
  constexpr std::size_t most = F::input::dims[0];
  using Inside = LengthsInside<F>;
  constexpr std::size_t values = Inside::inputs + layers::tuple_length<typename Inside::stages>;
  const auto suffice = [](std::size_t n) {
    return [&]<std::size_t... V>(std::index_sequence<V...>) {
      return ((!Inside::template are_there<V>() || Inside::template length<V>(n) > 0) && ...);
    }(std::make_index_sequence<values>{});
  };
  std::size_t n = 1;
  while (n < most && !suffice(n)) ++n;
  return n;
}

}  // namespace detail::networks
}  // namespace dovetail::inline DOVETAIL_TARGET
