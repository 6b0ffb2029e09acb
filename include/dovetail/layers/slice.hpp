// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>

#include <dovetail/explain/phrases.hpp>
#include <dovetail/layers/concatenate.hpp>

namespace dovetail::inline DOVETAIL_TARGET {

namespace detail::problems {
template <std::size_t N>
struct takes_at_least_N_columns {};
struct takes_at_least_one_column {};
}  // namespace detail::problems

namespace detail::layers {

template <std::size_t First, std::size_t Count, class S>
struct SliceAt {
  static constexpr std::size_t columns = last_extent_of<S>;
  static constexpr bool fits = Count > 0 && First + Count <= columns;

  using input = S;
  using output = typename with_last<S, (fits ? Count : columns)>::type;
  using gives = Gives::what_it_gets;
  static constexpr std::size_t multiply_adds = 0;
  using lengths = Lengths::kept_by_rows;
  using problem = std::conditional_t<
      fits, none,
      std::conditional_t<Count == 0, phrases<problems::takes_at_least_one_column>,
                         phrases<problems::takes_at_least_N_columns<First + Count>, problems::but_gets<columns>>>>;
  template <class>
  using at = SliceAt;

  static constexpr void forward(auto x, auto y) {
    for (std::size_t i = 0, row = 0; i < y.size(); i += Count, ++row)
      std::copy_n(x.data() + row * columns + First, Count, y.data() + i);
  }
  static void backward(auto /*x*/, auto /*y*/, auto dy, auto dx) {
    if (dx.data() == nullptr) return;
    dx.fill(0);
    for (std::size_t i = 0, row = 0; i < dy.size(); i += Count, ++row)
      std::copy_n(dy.data() + i, Count, dx.data() + row * columns + First);
  }
};
}  // namespace detail::layers

/// The columns First to First + Count - 1 of the last axis, counted from 0: of shape (E..., N) it makes (E..., Count).
/// Slice<0, 2> and Slice<2, 3> together are what a Concatenate of 2 and 3 columns was made of.
template <std::size_t First, std::size_t Count>
struct Slice {
  template <class S>
  using at = detail::layers::SliceAt<First, Count, S>;
};

}  // namespace dovetail::inline DOVETAIL_TARGET
