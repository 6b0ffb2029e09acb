// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/zero_padding_2d.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t... E>
struct leaves_nothing_of_shape {};
}  // namespace detail::problems

namespace detail::layers {
/// y is what of x is not at its edges.
template <class In, class Out, std::size_t Top, std::size_t Left>
struct Cropped {
  using input = In;
  using output = Out;
  using gives = Gives::what_it_gets;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = Cropped;
  static constexpr kernels::Spread where = layers::spread_in<Out, In>(Top, Left);

  static constexpr void forward(auto x, auto y) { kernels::unspread(where, x.rows(), x.data(), y.data()); }
  static void backward(auto x, auto /*y*/, auto dy, auto dx) {
    if (dx.data() != nullptr) kernels::spread(where, x.rows(), dy.data(), dx.data());
  }
};

template <class S, std::size_t... Cropping>
struct Cropping2DAt : wrong_shape<S, takes_images<S>> {};
template <std::size_t H, std::size_t W, std::size_t C, std::size_t... Cropping>
struct Cropping2DAt<Shape<H, W, C>, Cropping...>
    : wrong_shape<Shape<H, W, C>, phrases<problems::leaves_nothing_of_shape<H, W, C>>> {};
template <std::size_t H, std::size_t W, std::size_t C, std::size_t Top, std::size_t Bottom, std::size_t Left,
          std::size_t Right>
  requires(Top + Bottom < H && Left + Right < W)
struct Cropping2DAt<Shape<H, W, C>, Top, Bottom, Left, Right>
    : Cropped<Shape<H, W, C>, Shape<H - Top - Bottom, W - Left - Right, C>, Top, Left> {};
}  // namespace detail::layers

/// An image without its edges: Cropping2D<1> on all sides, Cropping2D<1, 2> above and below and on both sides,
/// Cropping2D<Top, Bottom, Left, Right>. (H, W, C) becomes (H - Top - Bottom, W - Left - Right, C).
template <std::size_t... Cropping>
struct Cropping2D {
  template <class>
  using at = Cropping2D;
  using problem = detail::phrases<detail::problems::takes_one_two_or_four_numbers>;
};
/// Of each side.
template <std::size_t Top, std::size_t Bottom, std::size_t Left, std::size_t Right>
struct Cropping2D<Top, Bottom, Left, Right> {
  template <class S>
  using at = detail::layers::Cropping2DAt<S, Top, Bottom, Left, Right>;
};
/// Above and below, left and right.
template <std::size_t Height, std::size_t Width>
struct Cropping2D<Height, Width> : Cropping2D<Height, Height, Width, Width> {};
/// On all sides.
template <std::size_t All>
struct Cropping2D<All> : Cropping2D<All, All, All, All> {};

}  // namespace dovetail::inline DOVETAIL_TARGET
