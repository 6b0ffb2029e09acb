// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/explain/phrases.hpp>
#include <dovetail/explain/problem.hpp>
#include <dovetail/layers/protocol/protocol.hpp>
#include <dovetail/tensor/access.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N>
struct holds_N_elements {};
struct has_more_than_one_extent_of_minus_1 {};
}  // namespace detail::problems

namespace detail::layers {
template <class From, class To, bool OneOpen>
struct ReshapeAt {
  using input = From;
  using output = To;
  template <class>
  using at = ReshapeAt;
  using forward = passes_through;
  using problem = std::conditional_t<
      !OneOpen, phrases<problems::has_more_than_one_extent_of_minus_1>,
      std::conditional_t<From::size == To::size, none,
                         phrases<problems::holds_N_elements<To::size>, problems::but_gets<From::size>>>>;
};
}  // namespace detail::layers

/// A sample in shape (E...), which has as many elements, in row-major order: Reshape<7, 7, 64>. An extent of -1 follows
/// from the others: Reshape<-1, 64>.
template <auto... E>
struct Reshape {
  template <class S>
  using at = detail::layers::ReshapeAt<S, detail::tensor::closed_shape<S, E...>,
                                       (detail::tensor::open_extent<E> + ... + 0) <= 1>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
