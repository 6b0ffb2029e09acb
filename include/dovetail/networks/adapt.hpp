// SPDX-License-Identifier: MIT
#pragma once
#include <utility>
#include <vector>

#include <dovetail/networks/network.hpp>
#include <dovetail/tensor/finite.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct adapt_finds_no_layer_to_adapt_and_Normalization_is_one {};
}  // namespace detail::problems

namespace detail::networks {

/// Whether a layer learns from data without training.
template <class S>
concept adapts = !networks::is_sharing<S> &&
                 requires(state_of<typename S::layer, float>& state,
                          layers::ReadBatch<float, dynamic, typename S::input> x) { S::layer::adapt(x, state); };

/// What a container does with the layers in it that adapt.
template <class F, class Stages = typename F::stages>
struct Adapting;
template <class L>
inline constexpr bool adapts_inside = false;
template <class L>
  requires requires { typename L::inference; }
inline constexpr bool adapts_inside<L> = Adapting<L>::count > 0;

template <class F, class... S>
struct Adapting<F, hana::tuple<S...>> {
  // How many stages there are up to the last one that adapts.
  static constexpr std::size_t count = [] {
    std::size_t i = 0, last = 0;
    for (const bool found : std::initializer_list<bool>{false, (adapts<S> || adapts_inside<typename S::layer>)...})
      last = found ? i : last, ++i;
    return last;
  }();

  // Throws ValueError where one has not been adapted.
  static void check([[maybe_unused]] const auto& state) {
    layers::for_indices<count>([&](auto i) {
      using Stage = layers::element<i(), hana::tuple<S...>>;
      using L = typename Stage::layer;
      const auto& own = hana::at_c<Stage::place>(state);
      if constexpr (adapts_inside<L>) Adapting<L>::check(own);
      if constexpr (adapts<Stage>)
        if (!L::is_adapted(own))
          fail<ValueError>({"layer ", Stage::index, ", ", name_of<typename Stage::written>(),
                            ", has seen no data: call adapt(model, x) first, with the samples to train on"});
    });
  }
  // The value that a value is, where stages only pass it on.
  static constexpr std::size_t source_of(std::size_t value) {
    constexpr auto& wires = wires_as_written<F, sizeof...(S)>;
    constexpr std::array<bool, sizeof...(S)> computes{layers::computes<typename S::layer>...};
    while (value >= wires.input_count && !computes[value - wires.input_count])
      value = wires.taken[wires.first[value - wires.input_count]];
    return value;
  }
  // Adapts each of them to what the ones before it make of samples x, one batch for each input.
  template <class T>
  static void run(const auto& p, auto& state, const auto& x) {
    constexpr auto& wires = wires_as_written<F, sizeof...(S)>;
    constexpr std::size_t inputs = wires.input_count;
    const std::size_t rows = layers::rows_of(x);
    std::array<std::vector<T>, count> values;  // that stages give, as long as they are used
    std::array<const T*, inputs + count> from{};
    std::size_t input = 0;
    layers::for_each_view(
        [&](const auto& view) {
          if constexpr (std::same_as<decltype(view.data()), const T*>) from[input] = view.data();
          ++input;
        },
        x);
    layers::for_indices<count>([&](auto i) {
      using Stage = layers::element<i(), hana::tuple<S...>>;
      using L = typename Stage::layer;
      constexpr std::size_t first = wires.first[i()], source = source_of(wires.taken[first]);
      auto& own = hana::at_c<Stage::place>(state);
      const auto in = [&] {
        if constexpr (wires.count(i()) == 1 && source < inputs) {  // an input, as it is or in another shape
          const auto& given = layers::view_at<source>(x);
          using Element = typename std::remove_cvref_t<decltype(given)>::value_type;
          return layers::ReadBatch<Element, dynamic, typename Stage::input>(given.data(), rows);
        } else {
          return layers::make_views<layers::ReadBatch<T, dynamic, typename Stage::input>>::from(
              wires.taken.data() + first, from, rows);
        }
      }();
      if constexpr (adapts<Stage>) L::adapt(in, own);
      if constexpr (adapts_inside<L>) {
        using Inside = typename layers::element<0, typename L::stages>::input;
        constexpr std::size_t each = Stage::input::size / Inside::size;  // each row of an EachRow is a sample
        using Element = typename decltype(in)::value_type;
        Adapting<L>::template run<T>(hana::at_c<Stage::place>(p), own,
                                     layers::ReadBatch<Element, dynamic, Inside>(in.data(), rows * each));
      }
      if constexpr (i() + 1 < count) {
        values[i()].resize(rows * Stage::output::size);
        from[inputs + i()] = values[i()].data();
        if constexpr (layers::computes<L>)
          networks::run_stage_alone<Stage, T, dynamic>(
              p, in, layers::Batch<T, dynamic, typename Stage::output>(values[i()].data(), rows), state);
        else if constexpr (std::same_as<decltype(in.data()), const T*>)
          std::copy_n(in.data(), values[i()].size(), values[i()].data());
        for (std::size_t t = first; t < wires.first[i() + 1]; ++t)
          if (wires.taken[t] >= inputs && wires.last_user(wires.taken[t]) <= i()) values[wires.taken[t] - inputs] = {};
      }
    });
  }
};
}  // namespace detail::networks

/// Shows data to the layers that learn from it without training, before fit: a Normalization takes its mean and
/// variance from x, of shape (B, input...), or from what the layers before it make of x. What such a layer knew is
/// replaced. Samples of several inputs are in braces: adapt(model, {image, meta}). Throws ShapeError where x has no
/// rows, and ValueError where it has NaN or an infinity.
template <class A, class T>
void adapt(Network<A, T>& network, typename Network<A, T>::Samples x) {
  using Adapting = detail::networks::Adapting<typename Network<A, T>::architecture>;
  constexpr bool none_adapts = Network<A, T>::valid && Adapting::count == 0;
  using problem = detail::explained<std::conditional_t<
      none_adapts, detail::problems::adapt_finds_no_layer_to_adapt_and_Normalization_is_one, detail::none>>;
  static_assert(no_problem<problem::text>, DOVETAIL_MESSAGE(problem));
  if constexpr (Network<A, T>::valid && !none_adapts) {
    using Net = Network<A, T>;
    if (detail::layers::rows_of(x) == 0) detail::fail<ShapeError>({"adapt: expected samples, found none"});
    if constexpr (Net::input_count > 1) detail::networks::check_rows_of_inputs<typename Net::architecture>(x);
    detail::layers::for_each_view(
        [](const auto& view) {
          using V = std::remove_cvref_t<decltype(view)>;
          if constexpr (std::same_as<typename V::value_type, T>)
            for (std::size_t i = 0; i < view.size(); ++i)
              if (!is_finite(view.data()[i]))
                detail::fail<ValueError>({"adapt: sample ", i / V::row_size, " has a ",
                                          static_cast<double>(view.data()[i]), "; expected finite numbers"});
        },
        x);
    detail::networks::check_tokens_of<typename Net::architecture>(x);
    Adapting::template run<T>(network.parameters(), network.states(), x);
  }
}
/// Refuses what are no samples of the network, in a sentence.
template <class A, class T, class X>
  requires(Network<A, T>::input_count == 1 && !std::convertible_to<const X&, typename Network<A, T>::Samples>)
void adapt(Network<A, T>&, const X&) {
  using Input = detail::shape::batch_shape<typename Network<A, T>::input>;
  using wrong = detail::explained<std::conditional_t<
      Network<A, T>::valid && !detail::is_refused<X>,
      typename detail::networks::input_problem<X, Input, typename Network<A, T>::element>::type, detail::none>>;
  static_assert(no_problem<wrong::text>, DOVETAIL_MESSAGE(wrong));
}
/// Adapts the network of a model: adapt(model, x_train).
template <class M, class X = typename M::Samples>
  requires requires(M& model) { model.network().states(); }
void adapt(M& model, const X& x) {
  adapt(model.network(), x);
}

}  // namespace dovetail::inline DOVETAIL_TARGET
