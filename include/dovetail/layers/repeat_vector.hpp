// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/flatten.hpp>
#include <dovetail/layers/up_sampling_2d.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t... E>
struct takes_vectors_but_gets_shape {};
}  // namespace detail::problems

namespace detail::layers {
template <class S, std::size_t N>
struct RepeatVectorAt;
template <std::size_t... E, std::size_t N>
struct RepeatVectorAt<Shape<E...>, N>
    : wrong_shape<Shape<E...>,
                  phrases<problems::takes_vectors_but_gets_shape<E...>, problems::put_L_before_it<Flatten<>>>> {};
template <std::size_t F, std::size_t N>
struct RepeatVectorAt<Shape<F>, N> : Repeated<Shape<F>, Shape<N, F>, 1, 1, F, 1, N> {};
}  // namespace detail::layers

/// A vector N times: (F) becomes the sequence (N, F).
template <std::size_t N>
  requires(N > 0)
struct RepeatVector {
  template <class S>
  using at = detail::layers::RepeatVectorAt<S, N>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
