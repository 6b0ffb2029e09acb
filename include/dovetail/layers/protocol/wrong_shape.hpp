// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/layer_traits.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

template <std::size_t...>
struct Flatten;

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
///
/// A phrase of a problem may depend on what stands before the layer: `template <class Place> using in = phrases<...>`
/// is then said instead. Place has the layer `before` (void: none), its `before_index`, the shape that `arrives`, and
/// whether it is `reshaped`: whether a layer made that shape of another one.
template <class S, class Problem>
struct wrong_shape {
  using input = S;
  using output = S;
  using forward = passes_through;
  template <class>
  using at = wrong_shape;
  using problem = Problem;
};

/// A hint: Else, but behind a Flatten<> that flattened what the layer takes, to put it before that.
template <class Else>
struct unless_flattened {
  template <class Before, class Place>
  struct behind {
    using type = Else;
  };
  template <class Place>
  struct behind<Flatten<>, Place> {
    using type = phrases<problems::put_it_before_layer<Place::before_index, Flatten<>>>;
  };
  template <class Place>
  using in = typename behind<typename Place::before, Place>::type;
};
/// A hint for rows: Twin, a layer for sequences, if layers made them, or First, which makes an image of them.
template <class First, class Twin>
struct unless_image {
  template <class Place>
  using in = std::conditional_t<Place::reshaped, phrases<problems::write<Twin, problems::or_put_L_before_it<First>>>,
                                phrases<problems::put_L_before_it<First>>>;
};
template <class First, class Twin>
using hint_of_rows =
    std::conditional_t<std::is_void_v<Twin>, problems::put_L_before_it<First>, unless_image<First, Twin>>;

/// The side of a square image of so many pixels, or 0.
constexpr std::size_t side_of(std::size_t pixels) {
  std::size_t side = 1;
  while (side * side < pixels) ++side;
  return side * side == pixels ? side : 0;
}
template <std::size_t N>
using reshaped_to_image = std::conditional_t<
    side_of(N) != 0, phrases<problems::put_L_before_it<Reshape<side_of(N), side_of(N), std::size_t{1}>>>,
    std::conditional_t<N % 3 == 0 && side_of(N / 3) != 0,
                       phrases<problems::put_L_before_it<Reshape<side_of(N / 3), side_of(N / 3), std::size_t{3}>>>,
                       phrases<>>>;

template <class S, class Twin>
struct images_only;
template <std::size_t... E, class Twin>
struct images_only<Shape<E...>, Twin> {
  using type = phrases<problems::takes_images_of_rank_3_but_gets_shape<E...>>;
};
template <std::size_t H, std::size_t W, class Twin>
struct images_only<Shape<H, W>, Twin> {
  using type =
      phrases<problems::takes_images_of_rank_3_but_gets_shape<H, W>, hint_of_rows<Reshape<H, W, std::size_t{1}>, Twin>>;
};
template <std::size_t N, class Twin>
struct images_only<Shape<N>, Twin> {
  using type = phrases<problems::takes_images_of_rank_3_but_gets_shape<N>, unless_flattened<reshaped_to_image<N>>>;
};
/// The problem of a layer that takes images (H, W, C) and gets shape S. Twin is the layer that takes sequences, if
/// there is one.
template <class S, class Twin = void>
using takes_images = typename layers::images_only<S, Twin>::type;

template <class S, class Twin>
struct sequences_only;
template <std::size_t... E, class Twin>
struct sequences_only<Shape<E...>, Twin> {
  using type = phrases<problems::takes_sequences_of_rank_2_but_gets_shape<E...>>;
};
template <std::size_t H, std::size_t W, std::size_t C, class Twin>
  requires(!std::is_void_v<Twin>)
struct sequences_only<Shape<H, W, C>, Twin> {
  using type = phrases<problems::takes_sequences_of_rank_2_but_gets_shape<H, W, C>, problems::write<Twin>>;
};
template <std::size_t N, class Twin>
struct sequences_only<Shape<N>, Twin> {
  using type = phrases<problems::takes_sequences_of_rank_2_but_gets_shape<N>,
                       unless_flattened<phrases<problems::put_L_before_it<Reshape<N, std::size_t{1}>>>>>;
};
/// The problem of a layer that takes sequences (T, F) and gets shape S. Twin is the layer that takes images, if there
/// is one.
template <class S, class Twin = void>
using takes_sequences = typename layers::sequences_only<S, Twin>::type;
}  // namespace detail::layers

}  // namespace dovetail::inline DOVETAIL_TARGET
