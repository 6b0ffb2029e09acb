// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/protocol/wrong_shape.hpp>
#include <dovetail/networks/sequential.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t... E>
struct takes_rows_of_a_sample_of_rank_2_or_more_but_gets_shape {};
}  // namespace detail::problems

namespace detail::networks {

/// Runs layers with each of the N rows of a sample: N times as many samples for them. Run has their functions.
template <class Run, std::size_t N, class RowIn, class RowOut>
struct RunsEachRow {
  using lengths = Lengths::kept;  // rows of padding are rows of zeros

  template <class Inner>
  struct Plan {
    static constexpr layers::Bytes bytes(std::size_t rows) { return layers::bytes_of<Inner>(rows * N); }
  };
  template <class T, std::size_t B>
  using Cache = layers::Reserved<B, Plan<typename Run::template Cache<T, dynamic>>>;
  template <class T, std::size_t B>
  using Scratch = layers::Reserved<B, Plan<typename Run::template Scratch<T, dynamic>>>;

  static constexpr void forward(const auto& p, auto x, auto y, auto pass) {
    typename Run::template Scratch<number<decltype(y)>, dynamic> own;
    layers::place(own, pass.scratch, {}, x.rows() * N);
    Run::forward(p, rows_of<RowIn>(x), rows_of<RowOut>(y), networks::in_rows<N>(pass.of(pass.state, own)));
  }
  static void train(const auto& p, auto x, auto y, auto pass) {
    auto own = cache<number<decltype(y)>>(pass.cache, x.rows());
    Run::train(p, rows_of<RowIn>(x), rows_of<RowOut>(y), networks::in_rows<N>(pass.of(pass.state, own)));
  }
  static void backward(const auto& p, auto x, auto y, auto dy, auto dx, auto& gradient, auto pass) {
    auto own = cache<number<decltype(y)>>(pass.cache, x.rows());
    Run::backward(p, rows_of<RowIn>(x), rows_of<RowOut>(y), rows_of<RowOut>(dy), rows_of<RowIn>(dx), gradient,
                  networks::in_rows<N>(pass.of(pass.state, own)));
  }

 private:
  template <class V>
  using number = typename V::value_type;  // what is computed with, whatever the elements of x are
  template <class S, class T, std::size_t B, std::size_t... E>
  static constexpr auto rows_of(View<T, B, E...> all) {
    return view_of<T, shape::batch_shape<S>>(all.data(), all.rows() * N);
  }
  template <class T>
  static auto cache(layers::Blocks blocks, std::size_t rows) {
    typename Run::template Cache<T, dynamic> own;
    layers::place(own, blocks, {}, rows * N);
    return own;
  }
};

// What does the same with a sample that has no rows.
template <class... L>
struct without_rows {
  using type = Sequential<L...>;
};
template <class L>
struct without_rows<L> {
  using type = L;
};
template <class... L>
using WithoutRows = typename without_rows<L...>::type;

template <class S, class... L>
struct EachRowAt;
template <std::size_t... E, class... L>
struct EachRowAt<Shape<E...>, L...>  // of a sample without rows
    : layers::wrong_shape<Shape<E...>, phrases<problems::takes_rows_of_a_sample_of_rank_2_or_more_but_gets_shape<E...>,
                                               layers::unless_flattened<phrases<problems::write<WithoutRows<L...>>>>>> {
};
template <std::size_t N, std::size_t... E, class... L>
  requires(sizeof...(E) > 0)
struct EachRowAt<Shape<N, E...>, L...> : RunsEachRow<BoundSequential<Shape<E...>, L...>, N, Shape<E...>,
                                                     typename BoundSequential<Shape<E...>, L...>::output> {
  using Inner = BoundSequential<Shape<E...>, L...>;
  using stages = typename Inner::stages;  // it is a container
  using inference = typename Inner::inference;
  template <std::size_t... O>
  static Shape<N, O...> with_rows(Shape<O...>);
  using input = Shape<N, E...>;
  using output = decltype(with_rows(typename Inner::output{}));
  using gives = typename Inner::gives;
  using problem = typename Inner::problem;
  template <class T>
  using element = typename Inner::template element<T>;
  static constexpr std::size_t vocabulary = Inner::vocabulary, repeats = N;
  template <class>
  using at = EachRowAt;

  template <class T>
  using Parameters = typename Inner::template Parameters<T>;
  template <class T>
  using State = typename Inner::template State<T>;
  template <class T>
  static void initialize(auto& parameters, auto& state, Random& random) {
    Inner::template initialize<T>(parameters, state, random);
  }
};

// The stages of a chain and an activation behind it.
template <class Chain, class Act>
using with_activation = layers::concatenated<
    typename Chain::stages,
    hana::tuple<Stage<Chain::layer_count, Act, Act, typename Chain::output, typename Chain::output>>>;
// Whether the chain ends in the activation: so that there is no stage more.
template <class Chain, class Act>
concept chain_ends_in = layers::tuple_length<inference_stages<with_activation<Chain, Act>>> ==
                            layers::tuple_length<inference_stages<typename Chain::stages>> &&
                        layers::tuple_length<training_stages<with_activation<Chain, Act>>> ==
                            layers::tuple_length<training_stages<typename Chain::stages>>;

/// An EachRow whose last layer ends in the activation behind it: run with the same records.
template <class Rows, class Act>
struct EachRowEnding;
template <std::size_t N, std::size_t... E, class... L, class Act>
struct EachRowEnding<EachRowAt<Shape<N, E...>, L...>, Act>
    : RunsEachRow<RunsStages<with_activation<BoundSequential<Shape<E...>, L...>, Act>, true>, N, Shape<E...>,
                  typename BoundSequential<Shape<E...>, L...>::output> {
  using Rows = EachRowAt<Shape<N, E...>, L...>;
  using stages = typename Rows::stages;
  using input = typename Rows::input;
  using output = typename Rows::output;
  template <class T>
  using Parameters = typename Rows::template Parameters<T>;
  template <class T>
  using State = typename Rows::template State<T>;
};
template <std::size_t Idx, class Written, class S, class... L, class In, class Out, class Act>
  requires chain_ends_in<typename EachRowAt<S, L...>::Inner, Act>
struct ending_in<Stage<Idx, Written, EachRowAt<S, L...>, In, Out>, Act> {
  using type = Stage<Idx, Written, EachRowEnding<EachRowAt<S, L...>, Act>, In, Out>;
};

}  // namespace detail::networks

/// The layers L..., one after the other, applied to each row of a sample with the same weights: of shape (N, E...) it
/// makes (N, O...), where they make (O...) of (E...). EachRow<Dense<64>> of a sequence (T, F) gives (T, 64).
/// Normalizing layers in it take their statistics from all rows of all samples.
template <class... L>
struct EachRow {
  template <class S>
  using at = detail::networks::EachRowAt<S, L...>;
  /// With an option for each layer in it.
  template <class Option>
  using with_each = EachRow<EachWith<L, Option>...>;
};
/// Keras's name of EachRow.
template <class... L>
using TimeDistributed = EachRow<L...>;

}  // namespace dovetail::inline DOVETAIL_TARGET
