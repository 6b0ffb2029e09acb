// SPDX-License-Identifier: MIT
#pragma once
#include <dovetail/layers/elementwise.hpp>

/// How many products a network adds up for a sample, as its layers say.
namespace dovetail::inline DOVETAIL_TARGET::detail::networks {

/// A layer does not say how many.
inline constexpr std::size_t not_stated = static_cast<std::size_t>(-1);

/// How often a container runs the layers in it for a sample, or not_stated.
template <class L>
consteval std::size_t repeats_of() {
  if constexpr (requires { typename L::running; }) return 1;
  if constexpr (requires { L::repeats; }) return L::repeats;
  return not_stated;
}

template <class Stages>
inline constexpr std::size_t multiply_adds_in = 0;

/// The multiply-adds of a layer for a sample, as it states them, or not_stated. Those of a container are those of the
/// layers that it runs. What passes on its input and functions of single elements have none.
template <class L>
consteval std::size_t multiply_adds_of() {
  using Inner = typename layers::inner_layer<L>::type;
  if constexpr (!is_none<typename layers::layer_traits<L>::problem>) {
    return 0;
  } else if constexpr (requires { Inner::multiply_adds; }) {
    return Inner::multiply_adds;
  } else if constexpr (requires { typename Inner::running; }) {
    return multiply_adds_in<typename Inner::running>;
  } else if constexpr (layers::container<Inner> && repeats_of<Inner>() != not_stated) {
    constexpr std::size_t once = multiply_adds_in<typename Inner::stages>;
    return once == not_stated ? once : once * repeats_of<Inner>();
  } else {
    return layers::activation<Inner> || !layers::computes<Inner> ? 0 : not_stated;
  }
}
template <class... S>
inline constexpr std::size_t multiply_adds_in<hana::tuple<S...>> = [] {
  std::size_t sum = 0;
  for (const std::size_t one : std::initializer_list<std::size_t>{multiply_adds_of<typename S::layer>()...}) {
    if (one == not_stated) return one;
    sum += one;
  }
  return sum;
}();

}  // namespace dovetail::inline DOVETAIL_TARGET::detail::networks
