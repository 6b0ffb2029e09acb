// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/layer_traits.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t... E>
struct takes_images_of_rank_3_but_gets_shape {};
template <std::size_t... E>
struct takes_sequences_of_rank_2_but_gets_shape {};
}  // namespace detail::problems

namespace detail::layers {
/// What a layer is for a shape that it does not take: it gives that shape on, so that the layers behind it have one
/// too, and says what is wrong.
///
///     template <class S> struct MineAt : wrong_shape<S, takes_images<S>> {};  // and MineAt<Shape<H, W, C>> behind it
template <class S, class Problem>
struct wrong_shape {
  using input = S;
  using output = S;
  using forward = passes_through;
  template <class>
  using at = wrong_shape;
  using problem = Problem;
};

template <class S>
struct images_only;
template <std::size_t... E>
struct images_only<Shape<E...>> {
  using type = phrases<problems::takes_images_of_rank_3_but_gets_shape<E...>>;
};
template <std::size_t H, std::size_t W>
struct images_only<Shape<H, W>> {
  using type = phrases<problems::takes_images_of_rank_3_but_gets_shape<H, W>,
                       problems::put_L_before_it<Reshape<H, W, std::size_t{1}>>>;
};
/// The problem of a layer that takes images (H, W, C) and gets shape S.
template <class S>
using takes_images = typename layers::images_only<S>::type;

template <class S>
struct sequences_only;
template <std::size_t... E>
struct sequences_only<Shape<E...>> {
  using type = phrases<problems::takes_sequences_of_rank_2_but_gets_shape<E...>>;
};
template <std::size_t N>
struct sequences_only<Shape<N>> {
  using type = phrases<problems::takes_sequences_of_rank_2_but_gets_shape<N>,
                       problems::put_L_before_it<Reshape<N, std::size_t{1}>>>;
};
/// The problem of a layer that takes sequences (T, F) and gets shape S.
template <class S>
using takes_sequences = typename layers::sequences_only<S>::type;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
