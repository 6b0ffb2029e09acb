// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/zero_padding_2d.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
template <class S, std::size_t Before, std::size_t Behind>
struct ZeroPadding1DAt : wrong_shape<S, takes_sequences<S>> {};
template <std::size_t N, std::size_t F, std::size_t Before, std::size_t Behind>
struct ZeroPadding1DAt<Shape<N, F>, Before, Behind>
    : PaddedWithZeros<Shape<N, F>, Shape<Before + N + Behind, F>, 0, Before> {
  template <class>
  using at = ZeroPadding1DAt;
  using lengths = Lengths::kept;
  static constexpr std::size_t length(std::size_t n) { return Before + n + Behind; }
};
}  // namespace detail::layers

/// Zeros before and behind a sequence: ZeroPadding1D<1>, or ZeroPadding1D<Before, Behind>. (T, F) becomes
/// (Before + T + Behind, F).
template <std::size_t Before, std::size_t Behind = Before>
struct ZeroPadding1D {
  template <class S>
  using at = detail::layers::ZeroPadding1DAt<S, Before, Behind>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
