// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/up_sampling_2d.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::layers {
template <class S, std::size_t Size>
struct UpSampling1DAt : wrong_shape<S, takes_sequences<S>> {};
template <std::size_t N, std::size_t F, std::size_t Size>
struct UpSampling1DAt<Shape<N, F>, Size> : Repeated<Shape<N, F>, Shape<N * Size, F>, 1, N, F, 1, Size> {
  template <class>
  using at = UpSampling1DAt;
  using lengths = Lengths::kept;
  static constexpr std::size_t length(std::size_t n) { return n * Size; }
};
}  // namespace detail::layers

/// Each step becomes Size that are equal to it: (T, F) becomes (T · Size, F).
template <std::size_t Size>
  requires(Size > 0)
struct UpSampling1D {
  template <class S>
  using at = detail::layers::UpSampling1DAt<S, Size>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
