// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/kernels/spread.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
struct takes_one_two_or_four_numbers {};
}  // namespace detail::problems

namespace detail::layers {
/// Where a sample of shape Small stands in one of shape Large, both images or both sequences, which are images of a
/// row.
template <class Small, class Large>
constexpr kernels::Spread spread_in(std::size_t top, std::size_t left) {
  constexpr std::size_t last = Small::rank - 1;
  constexpr bool image = Small::rank == 3;
  return {.rows = image ? Small::dims[0] : 1,
          .columns = Small::dims[last - 1],
          .channels = Small::dims[last],
          .height = image ? Large::dims[0] : 1,
          .width = Large::dims[last - 1],
          .top = top,
          .left = left};
}

/// y is x with zeros around it.
template <class In, class Out, std::size_t Top, std::size_t Left>
struct PaddedWithZeros {
  using input = In;
  using output = Out;
  using gives = Gives::neither;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = PaddedWithZeros;
  static constexpr kernels::Spread where = layers::spread_in<In, Out>(Top, Left);

  static constexpr void forward(auto x, auto y) { kernels::spread(where, x.rows(), x.data(), y.data()); }
  static void backward(auto x, auto /*y*/, auto dy, auto dx) {
    if (dx.data() != nullptr) kernels::unspread(where, x.rows(), dy.data(), dx.data());
  }
};

template <class S, std::size_t... Padding>
struct ZeroPadding2DAt : wrong_shape<S, takes_images<S>> {};
template <std::size_t H, std::size_t W, std::size_t C, std::size_t Top, std::size_t Bottom, std::size_t Left,
          std::size_t Right>
struct ZeroPadding2DAt<Shape<H, W, C>, Top, Bottom, Left, Right>
    : PaddedWithZeros<Shape<H, W, C>, Shape<Top + H + Bottom, Left + W + Right, C>, Top, Left> {};
}  // namespace detail::layers

/// Zeros around an image: ZeroPadding2D<1> on all sides, ZeroPadding2D<1, 2> above and below and on both sides,
/// ZeroPadding2D<Top, Bottom, Left, Right>. (H, W, C) becomes (Top + H + Bottom, Left + W + Right, C).
template <std::size_t... Padding>
struct ZeroPadding2D {
  template <class>
  using at = ZeroPadding2D;
  using problem = detail::phrases<detail::problems::takes_one_two_or_four_numbers>;
};
/// Of each side.
template <std::size_t Top, std::size_t Bottom, std::size_t Left, std::size_t Right>
struct ZeroPadding2D<Top, Bottom, Left, Right> {
  template <class S>
  using at = detail::layers::ZeroPadding2DAt<S, Top, Bottom, Left, Right>;
};
/// Above and below, left and right.
template <std::size_t Height, std::size_t Width>
struct ZeroPadding2D<Height, Width> : ZeroPadding2D<Height, Height, Width, Width> {};
/// On all sides.
template <std::size_t All>
struct ZeroPadding2D<All> : ZeroPadding2D<All, All, All, All> {};

}  // namespace dovetail::inline DOVETAIL_TARGET
