// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/cropping_2d.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
template <class S, std::size_t Before, std::size_t Behind>
struct Cropping1DAt : wrong_shape<S, takes_sequences<S>> {};
template <std::size_t N, std::size_t F, std::size_t Before, std::size_t Behind>
struct Cropping1DAt<Shape<N, F>, Before, Behind>
    : wrong_shape<Shape<N, F>, phrases<problems::leaves_nothing_of_shape<N, F>>> {};
template <std::size_t N, std::size_t F, std::size_t Before, std::size_t Behind>
  requires(Before + Behind < N)
struct Cropping1DAt<Shape<N, F>, Before, Behind> : Cropped<Shape<N, F>, Shape<N - Before - Behind, F>, 0, Before> {
  template <class>
  using at = Cropping1DAt;
  using lengths = Lengths::kept;
  static constexpr std::size_t length(std::size_t n) { return n > Before + Behind ? n - Before - Behind : 0; }
};
}  // namespace detail::layers

/// A sequence without its ends: Cropping1D<1>, or Cropping1D<Before, Behind>. (T, F) becomes (T - Before - Behind, F).
template <std::size_t Before, std::size_t Behind = Before>
struct Cropping1D {
  template <class S>
  using at = detail::layers::Cropping1DAt<S, Before, Behind>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
