// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/layers/protocol/wrong_shape.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
/// Each pixel of (H, W, C) becomes Height x Width.
template <class In, class Out, std::size_t H, std::size_t W, std::size_t C, std::size_t Height, std::size_t Width>
struct Repeated {
  using input = In;
  using output = Out;
  using gives = Gives::what_it_gets;
  static constexpr std::size_t multiply_adds = 0;
  template <class>
  using at = Repeated;

  static constexpr void forward(auto x, auto y) {
    const auto *from = x.data(), *const end = from + x.size();
    for (auto* to = y.data(); from != end;) {
      const auto* const row = to;
      for (std::size_t j = 0; j < W; ++j, from += C)
        for (std::size_t k = 0; k < Width; ++k) to = std::copy_n(from, C, to);
      for (std::size_t i = 1; i < Height; ++i) to = std::copy_n(row, W * Width * C, to);
    }
  }
  static void backward(auto x, auto /*y*/, auto dy, auto dx) {
    if (dx.data() == nullptr) return;
    auto* to = dx.data();
    const auto* from = dy.data();
    for (std::size_t row = 0; row < x.rows() * H; ++row, from += Height * W * Width * C)
      for (std::size_t j = 0; j < W; ++j)
        for (std::size_t c = 0; c < C; ++c) {
          auto sum = from[j * Width * C + c];
          for (std::size_t i = 1; i < Height * Width; ++i)
            sum += from[(i / Width * W * Width + j * Width + i % Width) * C + c];
          *to++ = sum;
        }
  }
};

template <class S, std::size_t Height, std::size_t Width>
struct UpSampling2DAt : wrong_shape<S, takes_images<S>> {};
template <std::size_t H, std::size_t W, std::size_t C, std::size_t Height, std::size_t Width>
struct UpSampling2DAt<Shape<H, W, C>, Height, Width>
    : Repeated<Shape<H, W, C>, Shape<H * Height, W * Width, C>, H, W, C, Height, Width> {};
}  // namespace detail::layers

/// Each pixel becomes a block of Height x Width that are equal to it: (H, W, C) becomes (H · Height, W · Width, C).
template <std::size_t Height, std::size_t Width = Height>
  requires(Height > 0 && Width > 0)
struct UpSampling2D {
  template <class S>
  using at = detail::layers::UpSampling2DAt<S, Height, Width>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
