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
}  // namespace detail::problems

namespace detail::layers {
template <class From, class To>
struct ReshapeAt {
  using input = From;
  using output = To;
  template <class>
  using at = ReshapeAt;
  using forward = passes_through;
  using problem = std::conditional_t<From::size == To::size, none,
                                     phrases<problems::holds_N_elements<To::size>, problems::but_gets<From::size>>>;
};
}  // namespace detail::layers

/// A sample in shape (E...), which has as many elements, in row-major order: Reshape<7, 7, 64>. An extent of -1 follows
/// from the others: Reshape<-1, 64>.
template <auto... E>
struct Reshape {
  template <class S>
  using at = detail::layers::ReshapeAt<S, detail::tensor::closed_shape<S, E...>>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
